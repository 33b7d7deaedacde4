import { InputRefused } from '../../base/index.js';

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

/**
 * A scenario from the text of a YAML or JSON file.
 *
 * @throws InputRefused with every key that is missing or no text
 */
export async function readScenario(text: string): Promise<Scenario> {
  const { parse } = await import('yaml');
  let found: Record<string, unknown>;
  try {
    found = Object(parse(text)) as Record<string, unknown>;
  } catch (error) {
    throw new InputRefused([{ code: 'syntax', message: error instanceof Error ? error.message : String(error) }]);
  }
  const wrong = [
    ...(found['format'] === format ? [] : [{ path: 'format', value: found['format'], want: format }]),
    ...keys.flatMap((key) =>
      /^(string|number)$/.test(typeof found[key]) ? [] : [{ path: key, value: found[key], want: 'text' }],
    ),
    ...(paths.includes(found['path']) ? [] : [{ path: 'path', value: found['path'], want: 'months' }]),
  ];
  if (wrong.length > 0)
    throw new InputRefused(
      wrong.map(({ path, value, want }) => ({ code: 'not-one-of', path, value, message: `${path}: ${want}` })),
    );
  const words = Object.fromEntries(keys.map((key) => [key, String(found[key])]));
  return { ...words, path: found['path'] ?? '' } as Scenario;
}
