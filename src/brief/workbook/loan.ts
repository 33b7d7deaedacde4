import { inner, list } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import type { Grid, Line } from './grid.js';

export interface LoanLines {
  readonly draws: Line;
  readonly interest: Line;
  readonly principal: Line;
  readonly balance: Line;
}

/**
 * A loan as five rows: age from the first draw, draws of `share` of the base, interest on the balance at the start, equal principal after `grace`, the rest in the last year; balance.
 *
 * @param share and @param rate formulas of one number each
 */
export function loanRows(
  grid: Grid,
  name: Value,
  unit: string,
  base: Line,
  { share, rate, grace, years }: { share: string; rate: string; grace: number; years: number },
): LoanLines {
  const last = grid.years - 1;
  const word = (id: 'sheet.age' | 'sheet.draws' | 'sheet.interest' | 'sheet.principal' | 'sheet.balance') =>
    list([name, inner(say(id))]);
  const balance = grid.line(grid.rows.length + 5);
  const owed = (t: number) => (t === 0 ? '0' : balance.at(t - 1));
  const age = grid.add(word('sheet.age'), {
    is: 'working',
    unit: 'a',
    years: (t, self) => {
      const starts = `IF(${base.at(t)}*${share}>0,0,-1)`;
      return t === 0 ? starts : `IF(${self.at(t - 1)}>=0,${self.at(t - 1)}+1,${starts})`;
    },
  });
  const draws = grid.add(word('sheet.draws'), {
    unit,
    years: (t) => `IF(AND(${age.at(t)}>=0,${age.at(t)}<${years}),${base.at(t)}*${share},0)`,
  });
  const interest = grid.add(word('sheet.interest'), { unit, years: (t) => `${owed(t)}*${rate}` });
  const principal = grid.add(word('sheet.principal'), {
    unit,
    years: (t) =>
      t === last
        ? `${owed(t)}+${draws.at(t)}`
        : `IF(${age.at(t)}>${grace},${owed(t)}/MAX(1,${years + 1}-${age.at(t)}),0)`,
  });
  grid.add(word('sheet.balance'), {
    is: 'working',
    unit,
    years: (t) => `${owed(t)}+${draws.at(t)}-${principal.at(t)}`,
  });
  return { draws, interest, principal, balance };
}
