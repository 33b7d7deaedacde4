import type { Case } from '../../project/index.js';
import type { say } from '../sentence.js';
import { type Grid, type Line, plus } from './grid.js';
import type { MineLines } from './mine.js';
import { type Active, depreciation, lossesUsed, part } from './profit.js';

type LevyOf<K extends Active['levy']['kind']> = Extract<Active['levy'], { kind: K }>;

interface Bands {
  readonly count: number;
  low(band: number): string;
  rate(band: number): string;
}

/** Edges of bands in the project's money, and their rates: two input rows a band. */
function bandRows(grid: Grid, active: Active, edges: readonly number[], rates: readonly number[], unit: string): Bands {
  const rows = edges.map((edge, i) => ({
    low: grid.add(part(active, 'sheet.from'), { is: 'input', unit, parameter: edge }).parameter,
    rate: grid.add(part(active, 'sheet.rate'), { is: 'input', unit: '1', parameter: rates[i]! }).parameter,
  }));
  return { count: rows.length, low: (i) => rows[i]!.low, rate: (i) => rows[i]!.rate };
}

/** Rate of the band that a price falls in: 0 below the first edge. */
const rateAt = ({ low, rate, count }: Bands, price: string): string => {
  let formula = '0';
  for (let i = 0; i < count; i++) formula = `IF(${price}>=${low(i)},${rate(i)},${formula})`;
  return formula;
};

const within = ({ from, until }: Active, t: number) => t >= from && t < until;

/** What a levy reads beside the mine: debt service and what other levies took. */
export interface LevyRead {
  readonly c: Case;
  readonly mine: MineLines;
  readonly interest: readonly Line[];
  /** Levies already written, with those that may be deducted. */
  readonly charged: ReadonlyMap<number, Line>;
}

function onSales(grid: Grid, active: Active, { c, mine }: LevyRead): (t: number) => string {
  const levy = active.levy as LevyOf<'royalty'> | LevyOf<'surtax'>;
  const rate =
    levy.kind === 'royalty' && !levy.bands
      ? grid.add(part(active, 'sheet.rate'), { is: 'input', unit: '1', parameter: levy.rate! })
      : undefined;
  const bands = levy.bands ?? [];
  const tables = c.plan.products.map((p, i) => {
    if (bands.length === 0 || !active.products[i]) return undefined;
    const factor = c.deal.charger.bandFactor(levy.unit, p.unit);
    return bandRows(
      grid,
      active,
      bands.map(([edge]) => edge * factor),
      bands.map(([, r]) => r),
      `${c.project.money}/${p.unit}`,
    );
  });
  const benchmark = levy.kind === 'royalty' ? levy.benchmark : 1;
  const net = levy.kind === 'royalty' && levy.base === 'net';
  const producing = c.plan.products.map((p) => p.tonnes.findIndex((x) => x > 0)).filter((t) => t >= 0);
  const start = levy.kind === 'royalty' ? Math.min(...producing, grid.years) + (levy.holidayYears ?? 0) : 0;
  return (t) =>
    t < start
      ? '0'
      : plus(
          mine.products.flatMap((p, i) => {
            if (!active.products[i]) return [];
            const table = tables[i];
            const at = table ? rateAt(table, p.price.at(t)) : rate!.parameter;
            return [`${at}*${benchmark}*MAX(0,${(net ? p.net : p.gross).at(t)})`];
          }),
        );
}

/** Refund of value-added tax in year t of a payment of year s, as a share of what comes back. */
function refunded(s: number, t: number, years: number, last: number): number {
  if (t <= s) return 0;
  const before = Math.min(1, (t - s - 1) / years);
  return t === last ? 1 - before : Math.max(0, Math.min(1 / years, 1 - before));
}

/** Formula of a levy by year; rates stand in input rows above it. */
export function levyFormula(grid: Grid, active: Active, read: LevyRead): (t: number) => string {
  const { c, mine } = read;
  const { levy } = active;
  const money = c.project.money;
  const input = (id: Parameters<typeof say>[0], value: number, unit = '1') =>
    grid.add(part(active, id), { is: 'input', unit, parameter: value }).parameter;
  switch (levy.kind) {
    case 'royalty':
    case 'surtax':
      return onSales(grid, active, read);
    case 'special-royalty': {
      const rate = input('sheet.rate', levy.rate);
      return (t) => `${rate}*(${plus(mine.products.map((p) => p.gross.at(t)))})`;
    }
    case 'licence-fee': {
      const fee = levy.perHectare;
      const each =
        typeof fee === 'number'
          ? fee * c.deal.charger.projectMoney()
          : fee.value * c.deal.charger.projectMoney(fee.currency);
      const rate = input('sheet.rate', each, `${money}/ha`);
      return () => `${rate}*${c.project.licence?.hectares ?? 0}`;
    }
    case 'duty': {
      const rate = input('sheet.rate', levy.rate);
      const imported = input('sheet.imported', c.project.importedCapital ?? levy.importedShare ?? 1);
      return (t) => `${rate}*${imported}*${mine.capital.at(t)}`;
    }
    case 'vat': {
      const rate = input('sheet.rate', levy.rate);
      const refund = input('sheet.refund', levy.refund);
      return (t) => {
        const back = Array.from({ length: t }, (_, s) => s).flatMap((s) => {
          const share = within(active, s) ? refunded(s, t, levy.refundYears, grid.years - 1) : 0;
          return share === 0 ? [] : [`${mine.capital.at(s)}*${share}*${mine.erosion.parameter}^${t - s}`];
        });
        const paid = within(active, t) ? `${rate}*${mine.capital.at(t)}` : '0';
        return `${paid}-${rate}*${refund}*(${plus(back)})`;
      };
    }
    case 'withholding': {
      if (levy.on !== 'services') return () => '0';
      const country = c.project.services?.country;
      const rate = input('sheet.rate', country === undefined ? 0 : (levy.treaty[country] ?? levy.rate));
      return (t) => `${rate}*${mine.services.at(t)}`;
    }
    case 'profit-royalty':
    case 'burden-cap':
      return onOperatingProfit(grid, active, read);
    case 'income-tax':
      return onProfit(grid, active, levy, read);
    default:
      return () => '0';
  }
}

function onOperatingProfit(grid: Grid, active: Active, read: LevyRead): (t: number) => string {
  const { c, mine, charged } = read;
  const levy = active.levy as LevyOf<'profit-royalty'> | LevyOf<'burden-cap'>;
  const money = c.project.money;
  const worn = depreciation(grid, active, c, mine, levy.depreciation);
  const profit = grid.add(part(active, 'sheet.profit'), {
    is: 'working',
    unit: money,
    years: (t) => `${mine.netSales.at(t)}-${mine.operating.at(t)}-${mine.closure.at(t)}-${worn.at(t)}`,
  });
  if (levy.kind === 'profit-royalty') {
    const {
      low: m,
      rate: r,
      count,
    } = bandRows(
      grid,
      active,
      levy.byMargin.map(([m]) => m),
      levy.byMargin.map(([, r]) => r),
      '1',
    );

    return (t) => {
      const margin = `(${profit.at(t)}/${mine.netSales.at(t)})`;
      let along = r(count - 1);
      for (let i = count - 1; i > 0; i--)
        along = `IF(${margin}<${m(i)},${r(i - 1)}+(${r(i)}-${r(i - 1)})*(${margin}-${m(i - 1)})/(${m(i)}-${m(i - 1)}),${along})`;
      return `IF(AND(${profit.at(t)}>0,${mine.netSales.at(t)}>0),IF(${margin}<=${m(0)},${r(0)},${along})*${profit.at(t)},0)`;
    };
  }
  const cap = grid.add(part(active, 'sheet.cap'), { is: 'input', unit: '1', parameter: levy.cap }).parameter;
  const final = grid.add(part(active, 'sheet.final'), { is: 'input', unit: '1', parameter: levy.finalRate }).parameter;
  const limits: readonly string[] = levy.limits;
  const taken = (t: number) =>
    plus(
      c.deal.charger.levies.flatMap((other, k) =>
        limits.includes(other.levy.kind) && charged.has(k) ? [charged.get(k)!.at(t)] : [],
      ),
    );
  const { below } = levy;
  const capOf = below ? belowCap(grid, active, read, below, cap) : () => cap;
  return (t) =>
    `IF(${profit.at(t)}>0,-MIN(MAX(0,${taken(t)}+(${final}-${capOf(t)})*${profit.at(t)}),MAX(0,${taken(t)})),0)`;
}

const tonnesIn: Readonly<Record<string, number>> = {
  t: 1,
  kt: 1000,
  kg: 0.001,
  lb: 0.00045359237,
  oz: 0.0000311034768,
};

function belowCap(
  grid: Grid,
  active: Active,
  { c, mine }: LevyRead,
  below: NonNullable<LevyOf<'burden-cap'>['below']>,
  cap: string,
): (t: number) => string {
  const other = grid.add(part(active, 'sheet.below'), { is: 'input', unit: '1', parameter: below.cap }).parameter;
  const output = grid.add(part(active, 'sheet.output'), {
    is: 'working',
    unit: 't',
    years: (t) =>
      plus(
        mine.products.flatMap((p, i) =>
          active.products[i] ? [`${p.tonnes.at(t)}*${tonnesIn[c.plan.products[i]!.unit]}`] : [],
        ),
      ),
  });
  const first = Math.min(...c.plan.products.map((p) => p.tonnes.findIndex((x) => x > 0)).filter((t) => t >= 0));
  return (t) => {
    const from = Math.max(first, t - below.years + 1);
    if (!(from <= t)) return other;
    return `IF(SUM(${output.at(from)}:${output.at(t)})/${t - from + 1}<${below.tonnes},${other},${cap})`;
  };
}

function onProfit(grid: Grid, active: Active, levy: LevyOf<'income-tax'>, read: LevyRead): (t: number) => string {
  const { c, mine, interest, charged } = read;
  const money = c.project.money;
  const worn = depreciation(grid, active, c, mine, levy.depreciation);
  const deductible = c.deal.charger.levies.flatMap((other, k) =>
    'deductible' in other.levy && other.levy.deductible && charged.has(k) ? [charged.get(k)!] : [],
  );
  const profit = grid.add(part(active, 'sheet.profit'), {
    is: 'working',
    unit: money,
    years: (t) =>
      [mine.netSales, mine.operating, mine.closure, worn, ...deductible, ...interest]
        .map((line) => line.at(t))
        .join('-'),
  });
  const cap = grid.add(part(active, 'sheet.lossCap'), { is: 'input', unit: '1', parameter: levy.lossCap });
  const used = lossesUsed(grid, active, profit, levy.lossYears, cap, mine.erosion.parameter, money);
  const taxed = grid.add(part(active, 'sheet.taxed'), {
    is: 'working',
    unit: money,
    years: (t) => `MAX(0,${profit.at(t)})-${used.at(t)}`,
  });
  const perUnit = c.deal.charger.projectMoney();
  const { low, rate, count } = bandRows(
    grid,
    active,
    levy.brackets.map(([edge]) => edge * perUnit),
    levy.brackets.map(([, r]) => r),
    money,
  );
  return (t) =>
    plus(
      Array.from({ length: count }, (_, i) => {
        const edge = low(i);
        const top = i + 1 < count ? `MIN(${taxed.at(t)},${low(i + 1)})` : taxed.at(t);
        return `${rate(i)}*MAX(0,${top}-${edge})`;
      }),
    );
}

/** A year in which the levy counts. */
export const counts = within;
