import { isMissing, type LocalText, type Maybe, missing, type Trace, whenPresent } from '../base/index.js';
import type { ActiveLevy } from '../fiscal/index.js';
import { type Account, accountOf } from './account.js';
import type { Breakeven } from './breakeven.js';
import type { Distribution } from './draws.js';
import { breakevenOf, type Case, scaled } from './evaluate.js';
import { effectiveRates, marginalRate, payback, rateNameOf, rateOf, worthOf } from './figures.js';
import { internalRates } from './irr.js';
import type { Note, PartyKind } from './owners.js';
import { traceOf } from './trace.js';

type Flow = readonly number[];

interface PartyResult {
  readonly id: string;
  readonly name?: LocalText;
  readonly kind: PartyKind;
  readonly country?: string;
  readonly cashFlow: Flow;
  readonly npv: Maybe<number>;
  readonly rate: Maybe<number>;
  readonly irr: Flow;
}

export interface BreakevenResult {
  /** Multiple of every price; the prices themselves by mineral (by mineral/form where a mineral is sold in two forms). */
  readonly scale: Maybe<number>;
  readonly byProduct: Readonly<Record<string, Maybe<number> | Flow>>;
  readonly otherCrossings: readonly {
    readonly scale: number;
    readonly byProduct: Readonly<Record<string, number | Flow>>;
  }[];
  readonly rate: Maybe<number>;
  /** Money over mass of each price. */
  readonly units: Readonly<Record<string, string>>;
}

/** `lodeward-project-result/1`: sums in the project's money, years from its first. */
export interface ProjectResult {
  readonly format: 'lodeward-project-result/1';
  readonly id: string;
  readonly money: string;
  readonly prices: 'real' | 'nominal';
  readonly timing: 'start' | 'mid' | 'end';
  readonly regime: { readonly country: string; readonly date: Maybe<string>; readonly overlay?: string };
  readonly years: readonly number[];
  readonly project: {
    readonly preTaxCashFlow: Flow;
    readonly netSales: Flow;
    readonly operating: Flow;
    readonly capital: Flow;
    readonly closure: Flow;
    readonly npv: Maybe<number>;
    readonly rate: Maybe<number>;
    readonly irr: Flow;
    readonly payback: Maybe<number>;
  };
  readonly parties: readonly PartyResult[];
  readonly government: {
    readonly byLevy: Readonly<Record<string, Flow>>;
    readonly byName: Readonly<Record<string, Flow>>;
    readonly pv: Maybe<number>;
    readonly rate: Maybe<number>;
  };
  readonly aetr: Maybe<number>;
  readonly aetrWithoutStateShare: Maybe<number>;
  readonly unpaidCarry: number;
  readonly metr: Maybe<number>;
  readonly breakevenPrice: BreakevenResult;
  /** Present value of a party's cash flow over that of the first product's tonnes, at the same rate: what a tonne leaves with it. The headline of a scenario, which has no NPV headline. */
  readonly perTonne: {
    readonly mineral: string;
    readonly unit: string;
    readonly byParty: Readonly<Record<string, Maybe<number>>>;
    /** Present value of the first product's tonnes at the party's rate: what `byParty` is divided by. */
    readonly tonnes: Readonly<Record<string, Maybe<number>>>;
  };
  /** What stands first: a scenario on declared ranges is told per tonne, never as an NPV. */
  readonly headline: 'npv' | 'per-tonne';
  readonly coverRatio: Maybe<number>;
  /** What each programme pays the firm by year. */
  readonly support: Readonly<Record<string, Flow>>;
  /** Guarantees and insurances: yearly odds of the event, what the treasury would have to pay if it came in that year, and the expected payout to lenders (one to the firm stands in `support`). */
  readonly cover: Readonly<
    Record<string, { readonly lossOdds: number; readonly atRisk: Flow; readonly paidToLenders: Flow }>
  >;
  readonly unverified: readonly string[];
  readonly notes: readonly Note[];
  readonly trace: Readonly<Record<string, Trace>>;
  readonly draws?: Distribution;
}

const list = (flow: ArrayLike<number>): Flow => Array.from(flow, (x) => (x === 0 ? 0 : x));

function adds(pairs: readonly (readonly [string, Float64Array])[]): Readonly<Record<string, Flow>> {
  const sums = new Map<string, Float64Array>();
  for (const [name, flow] of pairs) {
    const sum = sums.get(name) ?? new Float64Array(flow.length);
    flow.forEach((x, t) => {
      sum[t]! += x;
    });
    sums.set(name, sum);
  }
  return Object.fromEntries([...sums].map(([name, sum]) => [name, list(sum)]));
}

/** Programmes that move no money: nothing the project states counts for them. */
const idle = (account: Account, { contracts }: Case['deal']): readonly Note[] =>
  contracts.flatMap(({ id }, i) => {
    const { toFirm, toLenders, atRisk } = account.support[i]!;
    const moved = [toFirm, toLenders, atRisk].some((flow) => flow.some((sum) => sum !== 0));
    const detail = `${id} moves no money: no amount, cost or class of capital of the project counts for it`;
    return moved ? [] : [{ code: 'pays-nothing' as const, detail, values: { programme: id } }];
  });

/** Least (cash before debt) / (interest + principal) of the years with debt service. */
function coverRatio(account: Account, deal: Case['deal']): Maybe<number> {
  if (deal.project.debt.length === 0) return missing('no-debt', 'the project borrows nothing');
  let least = Infinity;
  for (let t = 0; t < account.plan.years; t++) {
    const service = account.loans.reduce((sum, loan) => sum + loan.interest[t]! + loan.principal[t]!, 0);
    if (service > 0 && account.books.netSales[t]! > 0) {
      const taken = account.levies.reduce((sum, levy) => sum + levy[t]!, 0);
      least = Math.min(least, (account.preTax[t]! - taken) / service);
    }
  }
  return Number.isFinite(least) ? least : missing('no-debt-service', 'no producing year has debt service');
}

function pricesAt(c: Case, scale: number): Readonly<Record<string, number | Flow>> {
  const minerals = c.plan.products.map((p) => p.mineral);
  return Object.fromEntries(
    c.plan.products.map((p) => {
      const name = minerals.filter((m) => m === p.mineral).length > 1 ? `${p.mineral}/${p.form}` : p.mineral;
      const constant = p.price.every((price) => price === p.price[0]);
      return [name, constant ? p.price[0]! * scale : list(p.price.map((price) => price * scale))];
    }),
  );
}

function breakevenResult(c: Case, found: Breakeven | undefined): BreakevenResult {
  const rate = rateOf(c.project, 'firm');
  const scale = found?.scale ?? missing('no-rate', 'discount.firm is not given');
  return {
    scale,
    byProduct:
      typeof scale === 'number'
        ? pricesAt(c, scale)
        : Object.fromEntries(Object.keys(pricesAt(c, 1)).map((name) => [name, scale])),
    otherCrossings: (found?.otherCrossings ?? []).map((s) => ({ scale: s, byProduct: pricesAt(c, s) })),
    rate,
    units: Object.fromEntries(
      Object.keys(pricesAt(c, 1)).map((name, i) => [name, `${c.project.money}/${c.plan.products[i]!.unit}`]),
    ),
  };
}

/**
 * The result of a case: figures by party, effective rates, breakeven, and what they rest on.
 *
 * @param draws the distribution, where it was asked for
 * @param priceRows atlas rows that the price model was fitted to
 */
export function resultOf(c: Case, draws?: Distribution, priceRows: readonly string[] = []): ProjectResult {
  const { project, plan, deal } = c;
  const account = accountOf(plan, deal);
  const found = breakevenOf(c);
  const regime = c.deal.charger.regime;
  const scale = found?.scale ?? missing('no-rate', 'discount.firm is not given');
  const rates = effectiveRates(account, project);
  const sold = (kind: PartyKind): Maybe<number> => {
    const worth = worthOf(project, plan.products[0]!.tonnes, rateNameOf(kind));
    return isMissing(worth) || worth > 0 ? worth : missing('never-sold', 'the first product is never sold');
  };
  const levySums = (name: (levy: ActiveLevy) => string) =>
    adds(
      deal.charger.levies.flatMap((levy, i) =>
        levy.kind.stage === 'ownership' ? [] : [[name(levy), account.levies[i]!] as const],
      ),
    );
  return {
    format: 'lodeward-project-result/1',
    id: project.id,
    money: project.money,
    prices: project.prices,
    timing: project.timing,
    regime: {
      country: regime.country,
      date: regime.date ?? missing('undated', 'no levy of the regime carries a date'),
      ...(regime.overlay ? { overlay: regime.overlay.name.en } : {}),
    },
    years: Array.from({ length: plan.years }, (_, k) => plan.firstYear + k),
    project: {
      preTaxCashFlow: list(account.preTax),
      netSales: list(account.books.netSales),
      operating: list(plan.operating),
      capital: list(account.spend),
      closure: list(plan.closure),
      npv: worthOf(project, account.preTax, 'project'),
      rate: rateOf(project, 'project'),
      irr: internalRates(account.preTax),
      payback: payback(account.preTax, plan.firstYear),
    },
    parties: account.parties.map(({ id, name, kind, country, cashFlow }) => ({
      id,
      ...(name ? { name } : {}),
      kind,
      ...(country === undefined ? {} : { country }),
      cashFlow: list(cashFlow),
      npv: worthOf(project, cashFlow, rateNameOf(kind)),
      rate: rateOf(project, rateNameOf(kind)),
      irr: internalRates(cashFlow),
    })),
    government: {
      byLevy: levySums(({ levy }) => levy.kind),
      byName: levySums(({ id }) => id),
      pv: rates.governmentPv,
      rate: rateOf(project, 'project'),
    },
    aetr: rates.aetr,
    aetrWithoutStateShare: rates.aetrWithoutStateShare,
    unpaidCarry: account.unpaidCarry,
    metr: whenPresent(scale, (s) => marginalRate(accountOf(scaled(plan, s), deal))),
    breakevenPrice: breakevenResult(c, found),
    perTonne: {
      mineral: plan.products[0]!.mineral,
      unit: `${project.money}/${plan.products[0]!.unit}`,
      byParty: Object.fromEntries(
        account.parties.map(({ id, kind, cashFlow }) => [
          id,
          whenPresent(sold(kind), (pv) => whenPresent(worthOf(project, cashFlow, rateNameOf(kind)), (v) => v / pv)),
        ]),
      ),
      tonnes: Object.fromEntries(account.parties.map(({ id, kind }) => [id, sold(kind)])),
    },
    headline: project.basis === 'scenario' ? 'per-tonne' : 'npv',
    coverRatio: coverRatio(account, deal),
    support: Object.fromEntries(deal.contracts.map(({ id }, i) => [id, list(account.support[i]!.toFirm)])),
    cover: Object.fromEntries(
      deal.contracts.flatMap(({ id, kind, lossOdds }, i) => {
        const { atRisk, toLenders } = account.support[i]!;
        return kind === 'guarantee' || kind === 'insurance'
          ? [[id, { lossOdds, atRisk: list(atRisk), paidToLenders: list(toLenders) }]]
          : [];
      }),
    ),
    unverified: c.unverified,
    notes: [...c.notes, ...idle(account, deal)],
    trace: traceOf(c, priceRows),
    ...(draws ? { draws } : {}),
  };
}
