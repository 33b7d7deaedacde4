import type { LocalText, Maybe } from '../base/index.js';
import { accountOf, type Party } from './account.js';
import type { Case } from './evaluate.js';
import { rateNameOf, worthOf } from './figures.js';

type Named = Pick<Party, 'id' | 'name' | 'kind' | 'country'>;

const named = ({ cashFlow: _, country, ...party }: Party): Named =>
  (country === undefined ? party : { ...party, country }) as Named;

const programmeStep = (step: string, { name }: { readonly name?: LocalText | undefined }) => ({
  step,
  ...(name ? { name } : {}),
});

/** One step of a waterfall: what it adds to the party, as a present value at the party's rate. */
interface Step {
  readonly step: string;
  /** Where the step is what another party gets. */
  readonly party?: Named;
  /** Where the step is a programme. */
  readonly name?: LocalText;
  readonly value: Maybe<number>;
}

export interface Waterfall {
  readonly party: string;
  readonly name?: LocalText;
  readonly kind: Party['kind'];
  readonly country: string | undefined;
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
    { id, name, kind, country }: Named,
    rate: ReturnType<typeof rateNameOf>,
    flow: Float64Array,
    steps: readonly (Omit<Step, 'value'> & { readonly flow: Float64Array })[],
  ): Waterfall => ({
    party: id,
    ...(name ? { name } : {}),
    kind,
    country,
    rate,
    steps: steps
      .map(({ flow: part, ...step }) => ({ ...step, value: worthOf(project, part, rate) }))
      .filter((s) => s.value !== 0),
    npv: worthOf(project, flow, rate),
  });
  const owners = deal.ownership.owners.length;
  return account.parties.flatMap((party, at) => {
    const rate = rateNameOf(party.kind);
    if (party.kind === 'host-treasury') return [of(party, rate, party.cashFlow, byKind)];
    if (party.kind === 'home-treasury' && at >= owners) {
      const given = deal.contracts.flatMap(({ id, file }, i) =>
        file.country === party.country
          ? [{ ...programmeStep(id, file), flow: sum([account.support[i]!.toFirm, account.support[i]!.toLenders], -1) }]
          : [],
      );
      return [of(party, rate, party.cashFlow, given)];
    }
    if (party.kind !== 'firm') return [];
    const support = deal.contracts.map(({ id, file }, i) => ({
      ...programmeStep(id, file),
      flow: account.support[i]!.toFirm,
    }));
    const lenders = account.parties.filter((p) => p.kind === 'lender');
    const others = account.parties.filter((p, i) => p !== party && (i < owners || p.kind === 'other'));
    return [
      of(party, rate, party.cashFlow, [
        { step: 'gross-sales', flow: gross },
        { step: 'deductions', flow: books.netSales.map((x, t) => x - gross[t]!) },
        { step: 'operating', flow: sum([plan.operating], -1) },
        { step: 'capital', flow: sum([account.spend], -1) },
        { step: 'closure', flow: sum([plan.closure], -1) },
        ...byKind.map((s) => ({ step: s.step, flow: sum([s.flow], -1) })),
        ...lenders.map((p, i) => ({
          step: p.id,
          party: named(p),
          flow: sum([p.cashFlow.map((x, t) => account.covered[i]![t]! - x)]),
        })),
        ...others.map((p) => ({ step: p.id, party: named(p), flow: sum([p.cashFlow], -1) })),
        ...support,
      ]),
    ];
  });
}
