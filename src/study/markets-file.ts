import { z } from 'zod';
import { marketParts, readJson } from './market-file.js';
import { type Fault, marketFaults } from './market-rules.js';

const name = z.string().min(1);
const tonnes = z.number().min(0);
const place = z.strictObject({ market: name, stage: name, country: name });

const shape = z.strictObject({
  format: z.literal('lodeward-markets/1'),
  note: z.string().optional(),
  markets: z.record(name, z.strictObject(marketParts)),
  /** `tonnes` of the product's base output come with the host's output. */
  joint: z.array(z.strictObject({ host: place, product: place, tonnes: z.number().gt(0) })).default([]),
  /** Ways that stages and minerals share, in gross tonnes. */
  corridors: z
    .array(
      z.strictObject({
        name,
        tonnes,
        passages: z
          .array(
            z.strictObject({
              market: name,
              stage: name,
              from: name,
              to: name,
              /** Gross tonnes per tonne of the market. */
              grossPerTonne: z.number().gt(0).default(1),
            }),
          )
          .min(1),
        /** Other ways: gross tonnes, money per gross tonne more than the corridor. */
        detours: z.array(z.strictObject({ name, tonnes: z.number().gt(0), cost: z.number().gt(0) })).default([]),
      }),
    )
    .default([]),
});

/** Several markets that are solved together (lodeward-markets/1). */
export type MarketsFile = z.output<typeof shape>;

type Loose = Readonly<Record<string, unknown>>;
const block = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
type Flow = readonly [unknown, unknown, unknown];

/** Rules of sense of each market, and of the places that joint outputs and corridors name. */
function marketsFaults(input: unknown): Fault[] {
  const markets = block(block(input)['markets']);
  const faults = Object.entries(markets).flatMap(([market, body]) =>
    marketFaults(body).map((fault) => ({ ...fault, path: ['markets', market, ...fault.path] })),
  );
  const say = (code: string, path: Fault['path'], message: string) => faults.push({ code, path: [...path], message });
  const stageOf = (at: Loose, path: Fault['path']): Loose | undefined => {
    const market = block(markets[String(at['market'])]);
    if (markets[String(at['market'])] === undefined) {
      say(
        'unknown-market',
        [...path, 'market'],
        `there is no market "${String(at['market'])}"; the file has ${Object.keys(markets).join(', ')}`,
      );
      return undefined;
    }
    const stage = list(market['stages'])
      .map(block)
      .find((s) => s['name'] === at['stage']);
    if (!stage)
      say('unknown-stage', [...path, 'stage'], `there is no stage "${String(at['stage'])}" in this market; correct it`);
    return stage;
  };
  const sold = (stage: Loose, seller: unknown) =>
    (list(stage['flows']) as readonly Flow[]).reduce(
      (sum, flow) => (flow[0] === seller && typeof flow[2] === 'number' ? sum + flow[2] : sum),
      0,
    );
  list(block(input)['joint']).forEach((entry, k) => {
    checkJoint(block(entry), ['joint', k], markets, stageOf, sold, say);
  });
  list(block(input)['corridors']).forEach((entry, c) => {
    list(block(entry)['passages']).forEach((passage, p) => {
      const path = ['corridors', c, 'passages', p];
      const at = block(passage);
      const stage = stageOf(at, path);
      if (stage && !(list(stage['flows']) as readonly Flow[]).some((f) => f[0] === at['from'] && f[1] === at['to']))
        say(
          'no-flow',
          path,
          `${String(at['from'])} sells nothing to ${String(at['to'])} here; correct the codes or leave it out`,
        );
    });
  });
  return faults;
}

function checkJoint(
  joint: Loose,
  path: Fault['path'],
  markets: Loose,
  stageOf: (at: Loose, path: Fault['path']) => Loose | undefined,
  sold: (stage: Loose, seller: unknown) => number,
  say: (code: string, path: Fault['path'], message: string) => void,
): void {
  for (const part of ['host', 'product']) {
    const at = block(joint[part]);
    const stage = stageOf(at, [...path, part]);
    if (!stage) continue;
    const output = sold(stage, at['country']);
    if (!(output > 0))
      say('no-output', [...path, part, 'country'], `${String(at['country'])} sells nothing here; correct the code`);
    if (part === 'host') continue;
    const tonnes = joint['tonnes'];
    if (typeof tonnes === 'number' && output > 0 && tonnes > output * (1 + 1e-9))
      say(
        'above-supply',
        [...path, 'tonnes'],
        `${tonnes} tonnes are above what ${String(at['country'])} sells, ${output}`,
      );
    if (list(block(markets[String(at['market'])])['stages']).map(block)[0] !== stage)
      say(
        'not-this-stage',
        [...path, 'product', 'stage'],
        'what comes with another output belongs to the first stage of its market',
      );
  }
}

/** Reads several markets that are solved together: the value, or InputRefused with every problem. */
export const readMarketsFile = (text: string, file: string): MarketsFile => readJson(text, file, shape, marketsFaults);
