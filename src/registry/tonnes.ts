import { isMissing, type Maybe, type MineralCode, missing, type Tonnes } from '../base/index.js';
import type { Agreement, Part } from './agreement.js';
import { counts, type Stage } from './stage.js';

/** Contained tonnes: over the life of the papers, and by year where the years are named. `unnamed` counts papers or shipments that name none. */
export interface Amount {
  readonly total: Maybe<Tonnes>;
  readonly byYear: Readonly<Record<string, Tonnes>>;
  readonly unnamed: number;
}

/** The three numbers that are never added up: promised on paper without a contract, under an evidenced contract, evidenced as shipped. */
export interface MineralTonnes {
  readonly mineral: MineralCode;
  readonly memorandum: Amount;
  readonly contracted: Amount;
  readonly delivered: Amount;
}
const kinds = ['memorandum', 'contracted', 'delivered'] as const;

interface Sum {
  total: number;
  known: number;
  gross: number;
  unnamed: number;
  readonly byYear: Map<string, number>;
}
const empty = (): Sum => ({ total: 0, known: 0, gross: 0, unnamed: 0, byYear: new Map() });

interface Unit {
  readonly factor: number;
  readonly yearly: boolean;
  readonly gross: boolean;
}
function unitOf(text: string | undefined): Unit {
  const unit = text ?? 't';
  return { factor: /k/.test(unit) ? 1000 : 1, yearly: unit.endsWith('/y'), gross: unit.startsWith('gross') };
}

function add(
  sum: Sum,
  quantity: number,
  unit: Unit,
  from: number | undefined,
  to: number | undefined,
  share: number,
): void {
  if (share <= 0) return;
  if (unit.gross) {
    sum.gross++;
    return;
  }
  const tonnes = quantity * unit.factor * share;
  const first = from ?? to;
  const last = to ?? from;
  sum.known++;
  if (unit.yearly && first !== undefined && last !== undefined) {
    for (let year = first; year <= last; year++)
      sum.byYear.set(String(year), (sum.byYear.get(String(year)) ?? 0) + tonnes);
    sum.total += tonnes * (last - first + 1);
    return;
  }
  if (first !== undefined && first === last)
    sum.byYear.set(String(first), (sum.byYear.get(String(first)) ?? 0) + tonnes);
  sum.total += tonnes;
}

function amount(sum: Sum): Amount {
  const byYear = Object.fromEntries([...sum.byYear].sort(([a], [b]) => (a < b ? -1 : 1)));
  const unnamed = sum.unnamed + sum.gross;
  if (sum.known === 0 && unnamed > 0) {
    const total =
      sum.unnamed > 0
        ? missing('no-tonnes-named', `papers or shipments without a number of tonnes: ${unnamed}`)
        : missing('gross-tonnes', 'contained tonnes are not stated');
    return { total, byYear, unnamed };
  }
  return { total: sum.total, byYear, unnamed };
}

/** Tonnes of a commitment: a year's, or over its life. */
function size({ body }: Part<'commitment'>, aYear: boolean): number {
  const { factor, yearly } = unitOf(body.unit);
  const years = yearly && !aYear && body.from !== undefined && body.to !== undefined ? body.to - body.from + 1 : 1;
  return (body.quantity ?? 0) * factor * years;
}

/** Share of a commitment that evidenced contracts cover: 1 where a contract names no tonnes of its own, tonnes without a unit being contained tonnes over its life; `all` are the commitments of the mineral. */
function contractedShare(
  one: Part<'commitment'>,
  contracts: readonly Part<'evidence'>[],
  all: readonly Part<'commitment'>[],
): number {
  let share = 0;
  for (const { body } of contracts) {
    const covered = body.of === one.id ? [one] : all.some(({ id }) => id === body.of) ? [] : all;
    if (covered.length === 0 || (body.mineral !== undefined && body.mineral !== one.body.mineral)) continue;
    if (body.tonnes === undefined) return 1;
    const { factor, yearly } = unitOf(body.unit);
    const promised = covered.reduce((sum, each) => sum + size(each, yearly), 0);
    share += promised > 0 ? (body.tonnes * factor) / promised : 0;
  }
  return share;
}

/**
 * The three numbers of one agreement by mineral (docs/methods/stages.md). An evidenced contract moves its tonnes out of `memorandum`;
 * shipments count in `delivered` and stay in `contracted`; a lapsed agreement keeps only what it delivered. A mineral for which the
 * papers name no tonnes is `{ missing: { code: 'no-tonnes-named' } }`, never 0; 0 says that the ledger has no such evidence.
 *
 * @param now the agreement as it held at a date, with its stage then
 */
export function tonnesOf(now: Agreement, stage: Stage): MineralTonnes[] {
  const promises = now.commitments.filter(({ body }) => body.measure === 'tonnes');
  const minerals = new Set([...(now.body.minerals ?? []), ...promises.map(({ body }) => body.mineral!)]);
  const trusted = now.evidence.filter((one) => counts(one, now.evidence));
  const contracts = trusted.filter(({ body }) => body.what === 'contract');
  const shipments = trusted.filter(({ body }) => body.what === 'shipment');
  for (const { body } of [...contracts, ...shipments]) if (body.mineral) minerals.add(body.mineral);
  const only = minerals.size === 1 ? [...minerals][0] : undefined;
  const mineralOf = ({ body }: Part<'evidence'>) =>
    body.mineral ?? promises.find(({ id }) => id === body.of)?.body.mineral ?? only;
  return [...minerals].map((mineral) => {
    const [memorandum, contracted, delivered] = [empty(), empty(), empty()];
    const mine = promises.filter(({ body }) => body.mineral === mineral);
    const live = stage !== 'lapsed';
    for (const promise of live ? mine : []) {
      const { quantity, unit, from, to } = promise.body;
      const share = contractedShare(promise, contracts, mine);
      add(memorandum, quantity!, unitOf(unit), from, to, Math.max(0, 1 - share));
      add(contracted, quantity!, unitOf(unit), from, to, share);
    }
    const bare = contracts.filter((one) => mine.length === 0 && mineralOf(one) === mineral);
    for (const { body } of live ? bare : []) {
      if (body.tonnes === undefined) contracted.unnamed++;
      else add(contracted, body.tonnes, unitOf(body.unit), body.year, body.year, 1);
    }
    const isPaper = stage !== 'talks' && stage !== 'running' && live;
    if (isPaper && mine.length === 0 && bare.length === 0) memorandum.unnamed++;
    for (const one of shipments.filter((each) => mineralOf(each) === mineral)) {
      const year = one.body.year ?? Number(one.body.date.slice(0, 4));
      if (one.body.tonnes === undefined) delivered.unnamed++;
      else add(delivered, one.body.tonnes, { ...unitOf(one.body.unit), yearly: false }, year, year, 1);
    }
    return { mineral, memorandum: amount(memorandum), contracted: amount(contracted), delivered: amount(delivered) };
  });
}

/** Adds the three numbers of many agreements mineral by mineral, each number with its own kind only, in order of mineral code. */
export function sumTonnes(parts: Iterable<MineralTonnes>): MineralTonnes[] {
  const sums = new Map<MineralCode, Record<(typeof kinds)[number], Sum>>();
  for (const part of parts) {
    const sum = sums.get(part.mineral) ?? { memorandum: empty(), contracted: empty(), delivered: empty() };
    sums.set(part.mineral, sum);
    for (const kind of kinds) {
      const { total, byYear, unnamed } = part[kind];
      sum[kind].unnamed += unnamed;
      if (isMissing(total)) continue;
      if (total > 0) sum[kind].known++;
      sum[kind].total += total;
      for (const [year, tonnes] of Object.entries(byYear))
        sum[kind].byYear.set(year, (sum[kind].byYear.get(year) ?? 0) + tonnes);
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mineral, sum]) => ({
      mineral,
      memorandum: amount(sum.memorandum),
      contracted: amount(sum.contracted),
      delivered: amount(sum.delivered),
    }));
}
