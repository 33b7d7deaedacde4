import type { Milp } from '../../src/portfolio/index.js';

const term = (value: number, k: number) => `${value < 0 ? '-' : '+'} ${Math.abs(value)} x${k}`;
const sum = (index: readonly number[], coefficient: readonly number[]) =>
  index.map((k, i) => term(coefficient[i]!, k)).join('\n ') || '0 x0';

/** The programme in CPLEX LP format. */
export function lpText({ columns, rows }: Milp): string {
  const all = columns.map((_, k) => k);
  const body = rows.flatMap(({ index, coefficient, low, high }, r) => {
    const left = sum(index, coefficient);
    if (low === high) return [`r${r}: ${left} = ${low}`];
    return [
      ...(low > -Infinity ? [`r${r}l: ${left} >= ${low}`] : []),
      ...(high < Infinity ? [`r${r}u: ${left} <= ${high}`] : []),
    ];
  });
  const bounds = columns.flatMap(({ low, high, kind }, k) =>
    kind === 'binary' ? [] : [`${low === -Infinity ? '-inf' : low} <= x${k} <= ${high === Infinity ? '+inf' : high}`],
  );
  const binary = columns.flatMap(({ kind }, k) => (kind === 'binary' ? [`x${k}`] : []));
  const objective = sum(
    all,
    columns.map((c) => c.cost),
  );
  return `Minimize\n obj: ${objective}\nSubject To\n${body.join('\n')}\nBounds\n${bounds.join('\n')}\nBinary\n${binary.join('\n')}\nEnd\n`;
}
