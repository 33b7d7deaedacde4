// Writes the tables of docs/methods/backtest.md from a run of the compiled program: node scripts/backtest-tables.mjs
import { readFile, writeFile } from 'node:fs/promises';

const page = new URL('../docs/methods/backtest.md', import.meta.url);
export const draws = 300;

const dist = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

/** The shipped backtest on the shipped atlas, and the fit behind it. */
export async function run() {
  const node = await dist('node/index.js');
  const { backtest } = await dist('answers/index.js');
  const ports = await node.openShockPorts();
  try {
    const { markets, reasons } = await node.readBacktestFacts();
    const market = async ({ mineral }) => markets.get(mineral) ?? ports.atlas.baseMarket(mineral);
    const [fit, events] = await Promise.all([node.readBehaviourFit(), node.readBacktests()]);
    const answer = await backtest({ ...ports, market, reasons, fit }, events, { draws, seed: 1 });
    return { answer, fit };
  } finally {
    await ports.close();
  }
}

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const of = (part, all) => `${part} of ${all} (${Math.round((100 * part) / all)} %)`;
const signed = (value) => (value < 0 ? `−${Math.abs(value).toFixed(2)}` : value.toFixed(2));

function coverage({ answer }) {
  const rows = [
    ['months, decision left out', answer.coverage],
    ['totals and gaps, decision left out', answer.coverageOfTotals],
    ['months, held out of every fit', answer.heldOut.coverage],
    ['totals and gaps, held out of every fit', answer.heldOut.coverageOfTotals],
  ];
  return table(
    [
      '',
      'independent decisions',
      'in the 50 % interval',
      'in the 90 % interval',
      'model without error of observation, 90 %',
    ],
    rows.map(([name, { events, cells, inside50, inside90, modelInside90 }]) => [
      name,
      events,
      of(inside50, cells),
      of(inside90, cells),
      of(modelInside90, cells),
    ]),
  );
}

const perEvent = ({ answer }) =>
  table(
    ['event', 'base year', 'foretold with', 'error of tonnes', 'of prices', 'months in 50 %', 'in 90 %'],
    answer.fits.map(({ event, leftOut, heldOut, observation, base }) => {
      const months = answer.cells.filter((cell) => cell.event === event && !['total', 'gap'].includes(cell.month));
      const count = (key) => of(months.filter((cell) => cell[key]).length, months.length);
      return [
        event,
        base.known === 'before'
          ? base.year
          : `${base.year} (${base.known === 'holds' ? 'holds the event' : 'after it'})`,
        heldOut ? 'all five decisions' : `all but ${leftOut}`,
        observation.flow,
        observation.price,
        count('inside50'),
        count('inside90'),
      ];
    }),
  );

const parameters = ({ fit }) =>
  table(
    ['parameter', 'flatness', 'information', 'chance gives', 'out of sample', 'fitted', 'in folds'],
    [...fit.assessment.parameters]
      .sort((a, b) => b.outOfSample / b.outOfSampleError - a.outOfSample / a.outOfSampleError)
      .map((one) => [
        one.parameter,
        one.flatness.toFixed(2),
        one.information.toFixed(2),
        one.byChance.toFixed(2),
        `${signed(one.outOfSample)} ± ${one.outOfSampleError.toFixed(2)}`,
        one.fitted ? '**yes**' : 'no',
        `${one.folds} of ${Object.keys(fit.leftOut).length}`,
      ]),
  );

const worth = ({ fit: { assessment } }) =>
  table(
    ['', 'ln density in sample', 'out of sample', 'months in 50 %, in sample', 'out', 'in 90 %, in sample', 'out'],
    [
      ['ranges as they stand', assessment.ranges],
      ['what was fitted', assessment.fitted],
      ['every parameter fitted', assessment.every],
    ].map(([name, { inSample, outOfSample }]) => [
      name,
      signed(inSample.lnDensity),
      signed(outOfSample.lnDensity),
      ...['inside50', 'inside90'].flatMap((key) =>
        [inSample, outOfSample].map((score) => of(score[key], score.months)),
      ),
    ]),
  );

/** The page with the tables of a run in their places. */
export function withTables(text, found) {
  const blocks = { coverage, 'event by event': perEvent, parameters, 'what the fit is worth': worth };
  return Object.entries(blocks).reduce((page, [name, write]) => {
    const place = new RegExp(`(<!-- run: ${name} -->)[\\s\\S]*?(<!-- end of run -->)`);
    if (!place.test(page)) throw new Error(`no place for the table "${name}"`);
    return page.replace(place, (_, start, end) => `${start}\n\n${write(found)}\n\n${end}`);
  }, text);
}

export const readPage = () => readFile(page, 'utf8');

if (process.argv[1] === new URL(import.meta.url).pathname)
  await writeFile(page, withTables(await readPage(), await run()));
