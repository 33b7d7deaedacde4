import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, isMissing, type Maybe, type MineralCode, missing, NoAnswer } from '../base/index.js';
import {
  type ByProduct,
  type Closure,
  calibrate,
  type Effect,
  effectsOf,
  type Job,
  jointOutputs,
  type Measure,
  type Outcome,
  outcomesOf,
  type ParameterRow,
  type PathPlan,
  runDraws,
} from '../shock/index.js';
import { baseRows } from './base-rows.js';

/** Another mineral that the same measure hits: what comes with this one, what this one comes with, or what takes the closed route. */
export interface AlsoHit {
  readonly mineral: MineralCode;
  readonly why: 'by-product' | 'host' | 'route';
  /** The by-product that ties them; the route that is shut. */
  readonly by: string;
  /** What the importer uses less of it in a year, or in the months in force, at the modes of the parameters. */
  readonly tonnesLost: Maybe<number>;
  /** Tonnes of the asked mineral in the same solve. */
  readonly askedTonnesLost: Maybe<number>;
  /** Base tonnes of a year of all pairs that passed the closed route, by stage; none where nothing is shut. */
  readonly stopped: readonly { readonly stage: string; readonly tonnes: number }[];
  readonly certificate: Maybe<{ readonly relativeExcess: number; readonly maxExcessTonnes: number }>;
  /** Rows of its base year, of what the importer buys. */
  readonly rows: readonly string[];
}

export interface AlsoHitQuestion {
  readonly market: BaseMarket;
  /** Every base market of the atlas. */
  readonly markets: readonly BaseMarket[];
  readonly measures: readonly Measure[];
  readonly importer: CountryCode;
  readonly seed: number;
  /** The answer is a path of months. */
  readonly path?: PathPlan;
}

interface Facts {
  readonly parameters: readonly ParameterRow[];
  readonly closures: readonly Closure[];
  readonly byProducts: readonly ByProduct[];
}

type Solved = Pick<AlsoHit, 'certificate'> & { readonly lost: readonly Maybe<number>[] };

/** The lines of one host, by-product and market each that touch a market. */
export function tiesOf(rows: readonly ByProduct[], mineral: MineralCode): readonly (readonly ByProduct[])[] {
  const groups = new Map<string, ByProduct[]>();
  for (const row of rows.filter(({ host, market }) => host === mineral || market === mineral)) {
    const key = `${row.host}/${row.byProduct}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Why two base markets cannot be tied; undefined where they can. */
export function untied(
  rows: readonly ByProduct[],
  markets: readonly BaseMarket[],
  { parameters, seed, importer }: { readonly parameters: readonly ParameterRow[]; seed: number; importer: CountryCode },
): Extract<Maybe<never>, { missing: unknown }> | undefined {
  const sides = [rows[0]!.host, rows[0]!.market].map((code, chain) => {
    const market = markets.find(({ mineral }) => mineral === code);
    if (!market) return code;
    const calibration = calibrate(market, parameters, seed, importer);
    return { calibration, drawn: calibration.draw(-1), chain };
  });
  const absent = sides.find((side) => typeof side === 'string');
  if (absent !== undefined) return missing('no-market', `the atlas has no base market of ${absent}`);
  const [host, product] = sides as Exclude<(typeof sides)[number], string>[];
  const joints = jointOutputs(rows, host!, product!);
  return isMissing(joints) ? joints : undefined;
}

/** The asked market and others as one block at the modes: what the importer uses less of each. */
function solved(
  { market, measures, importer, seed, path }: AlsoHitQuestion,
  others: readonly { readonly market: BaseMarket; readonly measures: readonly Measure[] }[],
  ties: readonly (readonly ByProduct[])[],
  facts: Facts,
): Solved {
  const effects = (of: BaseMarket, all: readonly Measure[]): readonly Effect[] =>
    path ? [] : effectsOf(all, of, 12, facts.closures);
  const job: Job = {
    market,
    parameters: facts.parameters,
    importer,
    seed,
    draws: 1,
    scenarios: [{ effects: effects(market, measures) }],
    sellers: true,
    ...(path ? { path } : {}),
    block: {
      ties,
      others: others.map((one) => ({
        market: one.market,
        effects: effects(one.market, one.measures),
        ...(path ? { path: { ...path, measures: one.measures } } : {}),
      })),
    },
  };
  const outcomes = outcomesOf(job, runDraws(job, -1, 0));
  const worst = (column: 'relativeExcess' | 'residualTonnes') =>
    Math.max(...outcomes.map((one) => one.value(0, 0, column) || 0));
  if (outcomes.some((one) => one.value(0, 0, 'failed') === 1 && buys(one)))
    throw new NoAnswer('not-converged', 'no equilibrium of the block reaches a relative excess of 1e-9');
  return {
    certificate: { relativeExcess: worst('relativeExcess'), maxExcessTonnes: worst('residualTonnes') },
    lost: outcomes.map((one) =>
      buys(one)
        ? one.value(0, 0, 'tonnesLost')
        : missing('importer-buys-none', `${importer} buys none in the base year`),
    ),
  };
}

const buys = ({ job }: Outcome): boolean =>
  (job.market.stages.at(-1)!.finalDemand.get(job.importer) ?? 0) > 0 &&
  job.market.stages.at(-1)!.flows.some(({ importer, tonnes }) => importer === job.importer && tonnes > 0);

/** Reasons in place of figures; an answer that has none stays with its own mineral. */
function orReason<T>(make: () => T): Maybe<T> {
  try {
    return make();
  } catch (error) {
    if (error instanceof NoAnswer) return missing(error.code, error.message);
    throw error;
  }
}

/** What lasts on every market alike: closed routes, and the dates of a path. */
const shared = (measures: readonly Measure[]) =>
  measures.filter((measure) => measure.kind === 'close' || 'date' in measure);

function tied(question: AlsoHitQuestion, facts: Facts, rows: readonly ByProduct[]): AlsoHit {
  const { market, measures, markets } = question;
  const { host, market: sold, byProduct: by } = rows[0]!;
  const why = host === market.mineral ? 'by-product' : 'host';
  const other = why === 'host' ? host : sold;
  const answer = orReason(() => {
    const reason = untied(rows, markets, { ...question, parameters: facts.parameters });
    if (reason) throw new NoAnswer(reason.missing.code, reason.missing.detail);
    const second = markets.find(({ mineral }) => mineral === other)!;
    return solved(question, [{ market: second, measures: shared(measures) }], [rows], facts);
  });
  const found = markets.find(({ mineral }) => mineral === other);
  const own = found ? baseRows(found, question.importer) : [];
  const [askedTonnesLost, tonnesLost] = isMissing(answer) ? [answer, answer] : [answer.lost[0]!, answer.lost[1]!];
  const certificate = isMissing(answer) ? answer : answer.certificate;
  return { mineral: other, why, by, tonnesLost, askedTonnesLost, stopped: [], certificate, rows: own };
}

/** Base tonnes that pass the closed routes, by stage. */
function passing(effects: readonly Effect[], market: BaseMarket): AlsoHit['stopped'] {
  return market.stages.flatMap(({ name, flows }) => {
    const tonnes = effects.reduce((sum, effect) => {
      if (effect.kind === 'corridor')
        return effect.passages.reduce(
          (all, one) => (one.stage === name ? all + (1 - one.open) * one.tonnes : all),
          sum,
        );
      if (effect.kind !== 'gate' || effect.stage !== name) return sum;
      const base = flows.find(({ exporter, importer }) => exporter === effect.from[0] && importer === effect.to[0]);
      return sum + (base ? base.tonnes - effect.maxTonnes : 0);
    }, 0);
    return tonnes > 0 ? [{ stage: name, tonnes }] : [];
  });
}

/** What passes a closed route besides, all of it in one block that shares the other ways; month by month each has them to itself. */
function onRoute(question: AlsoHitQuestion, facts: Facts): readonly AlsoHit[] {
  const { market, markets } = question;
  const shut = question.measures.flatMap((measure) => (measure.kind === 'close' ? [measure] : []));
  if (shut.length === 0) return [];
  const others = markets.flatMap((other) => {
    if (other.mineral === market.mineral) return [];
    const effects = orReason(() => effectsOf(shut, other, 12, facts.closures));
    const stopped = isMissing(effects) ? [] : passing(effects, other);
    return stopped.length > 0 ? [{ market: other, stopped, measures: shared(question.measures) }] : [];
  });
  if (others.length === 0) return [];
  const answer = orReason(() => solved(question, others, [], facts));
  return others.map((other, k) => ({
    mineral: other.market.mineral,
    why: 'route' as const,
    by: shut.map(({ route }) => route).join(', '),
    tonnesLost: isMissing(answer) ? answer : answer.lost[k + 1]!,
    askedTonnesLost: isMissing(answer) ? answer : answer.lost[0]!,
    stopped: other.stopped,
    certificate: isMissing(answer) ? answer : answer.certificate,
    rows: baseRows(other.market, question.importer),
  }));
}

/**
 * Minerals that a measure on one hits besides it. A by-product and its host are solved as one convex block (docs/methods/market.md) at the modes
 * of the parameters, month by month where months are asked; what takes a closed route shares the other ways. What cannot be tied or solved
 * carries the reason.
 */
export function alsoHit(question: AlsoHitQuestion, facts: Facts): readonly AlsoHit[] {
  return [
    ...tiesOf(facts.byProducts, question.market.mineral).map((rows) => tied(question, facts, rows)),
    ...onRoute(question, facts),
  ];
}
