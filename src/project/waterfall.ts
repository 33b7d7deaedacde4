import type { Maybe } from '../base/index.js';
import { accountOf } from './account.js';
import type { Case } from './evaluate.js';
import { rateNameOf, worthOf } from './figures.js';

/** One step of a waterfall: what it adds to the party, as a present value at the party's rate. */
interface Step {
  readonly step: string;
  readonly value: Maybe<number>;
}

export interface Waterfall {
  readonly party: string;
  readonly rate: string;
  /** The steps add up to `npv`. */
  readonly steps: readonly Step[];
  readonly npv: Maybe<number>;
}

/**
 * From price to each party's NPV. The firm's starts with gross sales and loses what others take; the host's and the home treasury's are what they receive by levy and by
 * programme; all at the party's own rate.
 */
export function waterfalls(c: Case): readonly Waterfall[] {
  const { project, deal } = c;
  const account = accountOf(c.plan, deal);
  const { books, plan } = account;
  const n = plan.years;
  const sum = (flows: readonly Float64Array[], sign = 1) => {
    const out = new Float64Array(n);
    for (const flow of flows) for (let t = 0; t < n; t++) out[t]! += sign * flow[t]!;
    return out;
  };
  const gross = sum(books.sales.map((s) => s.gross));
  const kinds = [
    ...new Set(deal.charger.levies.filter((l) => l.kind.stage !== 'ownership').map(({ levy }) => levy.kind)),
  ];
  const byKind = kinds.map((kind) => ({
    step: kind,
    flow: sum(account.levies.filter((_, i) => deal.charger.levies[i]!.levy.kind === kind)),
  }));
  const of = (
    party: string,
    rate: ReturnType<typeof rateNameOf>,
    flow: Float64Array,
    steps: readonly { step: string; flow: Float64Array }[],
  ): Waterfall => ({
    party,
    rate,
    steps: steps.map((s) => ({ step: s.step, value: worthOf(project, s.flow, rate) })).filter((s) => s.value !== 0),
    npv: worthOf(project, flow, rate),
  });
  return account.parties.flatMap((party) => {
    const rate = rateNameOf(party.kind);
    if (party.kind === 'host-treasury') return [of(party.id, rate, party.cashFlow, byKind)];
    if (party.kind === 'home-treasury') {
      const given = deal.contracts.flatMap(({ id, file }, i) =>
        file.country === party.country
          ? [{ step: id, flow: sum([account.support[i]!.toFirm, account.support[i]!.toLenders], -1) }]
          : [],
      );
      return [of(party.id, rate, party.cashFlow, given)];
    }
    if (party.kind !== 'firm') return [];
    const support = deal.contracts.map((contract, i) => ({ step: contract.id, flow: account.support[i]!.toFirm }));
    const lenders = account.parties.filter((p) => p.kind === 'lender');
    const others = account.parties.filter(
      (p, i) => p !== party && (i < deal.ownership.owners.length || p.kind === 'other'),
    );
    return [
      of(party.id, rate, party.cashFlow, [
        { step: 'gross sales', flow: gross },
        { step: 'deductions, treatment and freight', flow: books.netSales.map((x, t) => x - gross[t]!) },
        { step: 'operating', flow: sum([plan.operating], -1) },
        { step: 'capital', flow: sum([account.spend], -1) },
        { step: 'closure', flow: sum([plan.closure], -1) },
        ...byKind.map((s) => ({ step: s.step, flow: sum([s.flow], -1) })),
        ...lenders.map((p, i) => ({ step: p.id, flow: sum([p.cashFlow.map((x, t) => account.covered[i]![t]! - x)]) })),
        ...others.map((p) => ({ step: p.id, flow: sum([p.cashFlow], -1) })),
        ...support,
      ]),
    ];
  });
}
