import { InputRefused } from '../../base/index.js';
import { decoded } from './text-file.js';

/** A what-if as a file: what the address bar holds, so that a measure can be handed on without the page. */
export interface Scenario {
  readonly mineral: string;
  readonly importer: string;
  readonly measure: string;
  readonly months: string;
  /** `months`: month by month; empty: at the rate of a year. */
  readonly path: string;
}

const keys = ['mineral', 'importer', 'measure', 'months'] as const;
const paths: readonly unknown[] = [undefined, '', 'months'];
const format = 'lodeward-scenario/1';

export const scenarioText = (scenario: Scenario): string =>
  `${JSON.stringify({ format, ...scenario, path: scenario.path || undefined }, undefined, 2)}\n`;

/** Codes that a scenario may name. */
export interface Known {
  readonly minerals: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

const most = { bytes: 100_000, months: 36 };
const refuse = (code: string, message: string): never => {
  throw new InputRefused([{ code, message }]);
};

async function valuesOf(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const { parse } = await import('yaml');
  try {
    const found: unknown = parse(decoded(bytes));
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Record<string, unknown>;
  } catch {
    // what cannot be read and what holds no keys is the same to whoever chose the file
  }
  return refuse('scenario-unreadable', 'not a text of keys and values');
}

/**
 * A scenario from the bytes of a YAML or JSON file.
 *
 * @throws InputRefused with every key that is missing or holds what it cannot
 */
export async function readScenario(file: Blob, { minerals, countries }: Known): Promise<Scenario> {
  if (file.size > most.bytes) refuse('scenario-large', `more than ${most.bytes} bytes`);
  const found = await valuesOf(new Uint8Array(await file.arrayBuffer()));
  if (found['format'] !== format) refuse('scenario-format', `format: ${format}`);
  const absent = keys.filter((key) => !/^(string|number)$/.test(typeof found[key]) || found[key] === '');
  const words = Object.fromEntries(keys.map((key) => [key, String(found[key])])) as unknown as Scenario;
  const months = Number(words.months);
  const checks: readonly (readonly [keyof Scenario, boolean])[] = [
    ['mineral', minerals.has(words.mineral)],
    ['importer', countries.has(words.importer)],
    ['months', Number.isInteger(months) && months >= 1 && months <= most.months],
    ['path', paths.includes(found['path'])],
  ];
  const wrong = [
    ...absent.map((key) => ({ path: key, code: 'scenario-absent' })),
    ...checks
      .filter(([key, fits]) => !fits && !absent.some((one) => one === key))
      .map(([path]) => ({ path, code: `scenario-${path}`, value: found[path] })),
  ];
  if (wrong.length > 0) throw new InputRefused(wrong.map((one) => ({ ...one, message: one.code })));
  return { ...words, path: String(found['path'] ?? '') };
}
