import type { BaseMarket } from '../atlas/index.js';
import { type CountryCode, isMissing, type Maybe, type MineralCode, missing, NoAnswer } from '../base/index.js';
import { type Chain, type JointOutput, solveBlock } from '../market/index.js';
import {
  applied,
  type ByProduct,
  type Calibration,
  type Closure,
  calibrate,
  effectsOf,
  jointOutputs,
  type Measure,
  type ParameterRow,
} from '../shock/index.js';

/** Another mineral that the same measure hits: what comes with this one, what this one comes with, or what takes the closed route. */
export interface AlsoHit {
  readonly mineral: MineralCode;
  readonly why: 'by-product' | 'host' | 'route';
  /** The by-product that ties them; the route that is shut. */
  readonly by: string;
  /** What the importer uses less of it in a year, at the modes of the parameters. */
  readonly tonnesLost: Maybe<number>;
  /** Tonnes of the asked mineral in the same solve. */
  readonly askedTonnesLost: Maybe<number>;
  /** Base tonnes of all pairs that the closed route stops, by stage; none where nothing is shut. */
  readonly stopped: readonly { readonly stage: string; readonly tonnes: number }[];
  readonly certificate: Maybe<{ readonly relativeExcess: number; readonly maxExcessTonnes: number }>;
}

export interface AlsoHitQuestion {
  readonly market: BaseMarket;
  /** Every base market of the atlas. */
  readonly markets: readonly BaseMarket[];
  readonly measures: readonly Measure[];
  readonly importer: CountryCode;
  readonly seed: number;
  /** The answer is a path of months. */
  readonly months: boolean;
}

interface Facts {
  readonly parameters: readonly ParameterRow[];
  readonly closures: readonly Closure[];
  readonly byProducts: readonly ByProduct[];
}

const mode = -1;

/** What the importer uses less at the last stage of each market, all of them solved as one block. */
function solved(
  calibrations: readonly Calibration[],
  measures: readonly (readonly Measure[])[],
  joints: readonly JointOutput[],
  facts: Facts,
  importer: CountryCode,
): Pick<AlsoHit, 'certificate'> & { readonly lost: readonly Maybe<number>[] } {
  const chains = calibrations.map(
    (one, c): Chain => ({
      model: one.draw(mode).model,
      measures: applied(effectsOf(measures[c]!, one.market, 12, facts.closures), one),
    }),
  );
  const found = solveBlock(chains, joints, []);
  const { relativeExcess, maxExcessTonnes } = found.certificate;
  if (found.status !== 'solved') throw new NoAnswer(found.status, found.reason, { relativeExcess });
  const lost = calibrations.map(({ node }, c): Maybe<number> => {
    const at = node.get(importer);
    const use = at === undefined ? 0 : chains[c]!.model.stages.at(-1)!.finalDemand[at]!;
    if (at === undefined || use === 0) return missing('importer-buys-none', importer);
    return use - found.chains[c]!.stages.at(-1)!.demand[at]!;
  });
  return { certificate: { relativeExcess, maxExcessTonnes }, lost };
}

/** Reasons in place of figures; an answer that has none stays with its own mineral. */
function orReason<T>(make: () => T): Maybe<T> {
  try {
    return make();
  } catch (error) {
    if (error instanceof NoAnswer) return missing(error.code, error.message);
    throw error;
  }
}

function tied(question: AlsoHitQuestion, facts: Facts, rows: readonly ByProduct[]): readonly AlsoHit[] {
  const { market, importer, seed, measures, months } = question;
  const { host, market: sold, byProduct: by } = rows[0]!;
  const why = host === market.mineral ? 'by-product' : 'host';
  const other = why === 'host' ? host : sold;
  const answer = orReason(() => {
    if (months) throw new NoAnswer('not-modelled', 'by-products are solved for a year as a whole; leave out months');
    const second = question.markets.find(({ mineral }) => mineral === other);
    if (!second) throw new NoAnswer('no-market', other);
    const [one, two] = [market, second].map((each) => calibrate(each, facts.parameters, seed, importer)) as [
      Calibration,
      Calibration,
    ];
    const sides = [one, two].map((calibration, chain) => ({ calibration, drawn: calibration.draw(mode), chain }));
    const [of, product] = why === 'by-product' ? [sides[0]!, sides[1]!] : [sides[1]!, sides[0]!];
    const joints = jointOutputs(rows, of, product);
    if (isMissing(joints)) throw new NoAnswer(joints.missing.code, joints.missing.detail ?? by);
    const shared = measures.filter(({ kind }) => kind === 'close');
    return solved([one, two], [measures, shared], joints, facts, importer);
  });
  const [askedTonnesLost, tonnesLost] = isMissing(answer) ? [answer, answer] : [answer.lost[0]!, answer.lost[1]!];
  const certificate = isMissing(answer) ? answer : answer.certificate;
  return [{ mineral: other, why, by, tonnesLost, askedTonnesLost, stopped: [], certificate }];
}

function onRoute(question: AlsoHitQuestion, facts: Facts): readonly AlsoHit[] {
  const { market, markets, importer, seed, months } = question;
  const shut = question.measures.flatMap((measure) => (measure.kind === 'close' ? [measure] : []));
  if (shut.length === 0) return [];
  return markets.flatMap((other): AlsoHit[] => {
    if (other.mineral === market.mineral) return [];
    const gates = effectsOf(shut, other, 12, facts.closures).flatMap((effect) =>
      effect.kind === 'gate' ? [effect] : [],
    );
    const stopped = other.stages.flatMap(({ name, flows }) => {
      const tonnes = gates
        .filter(({ stage }) => stage === name)
        .flatMap(({ from, to, maxTonnes }) =>
          flows
            .filter(({ exporter, importer: buyer }) => exporter === from[0] && buyer === to[0])
            .map((flow) => flow.tonnes - maxTonnes),
        )
        .reduce((sum, one) => sum + one, 0);
      return tonnes > 0 ? [{ stage: name, tonnes }] : [];
    });
    if (stopped.length === 0) return [];
    const answer = orReason(() => {
      if (months)
        throw new NoAnswer('not-modelled', 'other minerals are solved for a year as a whole; leave out months');
      return solved([calibrate(other, facts.parameters, seed, importer)], [shut], [], facts, importer);
    });
    return [
      {
        mineral: other.mineral,
        why: 'route',
        by: shut.map(({ route }) => route).join(', '),
        tonnesLost: isMissing(answer) ? answer : answer.lost[0]!,
        askedTonnesLost: missing(
          'no-capacity',
          'data/routes.csv holds costs of other ways and no capacities: minerals do not compete for a way, and what has none stays',
        ),
        stopped,
        certificate: isMissing(answer) ? answer : answer.certificate,
      },
    ];
  });
}

/**
 * Minerals that a measure on one hits besides it. A by-product and its host are solved as one convex block (docs/methods/market.md) at the modes
 * of the parameters; a route that closes is shut for all that takes it. What cannot be tied or solved carries the reason.
 */
export function alsoHit(question: AlsoHitQuestion, facts: Facts): readonly AlsoHit[] {
  const { mineral } = question.market;
  const groups = new Map<string, ByProduct[]>();
  for (const row of facts.byProducts.filter(({ host, market }) => host === mineral || market === mineral)) {
    const key = `${row.host}/${row.byProduct}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...[...groups.values()].flatMap((rows) => tied(question, facts, rows)), ...onRoute(question, facts)];
}
