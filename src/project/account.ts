import { Bug, type LocalText } from '../base/index.js';
import type { Books, Charger } from '../fiscal/index.js';
import type { ProjectFile } from '../study/index.js';
import { loanSchedule, type Schedule } from './debt.js';
import { distinct, type Ownership, type PartyKind, shareOut, withheldFrom } from './owners.js';
import type { Plan } from './plan.js';
import type { Contract, Paid } from './support/contract.js';
import { supportKinds } from './support/index.js';

/** Who shares in the project and under which rules: made once, used for every draw. */
export interface Deal {
  readonly charger: Charger;
  readonly ownership: Ownership;
  readonly contracts: readonly Contract[];
  /** Position among the owners of the firm that the support goes to. */
  readonly supported: number;
  readonly project: ProjectFile;
}

export interface Party {
  readonly id: string;
  readonly name?: LocalText;
  readonly kind: PartyKind;
  readonly country: string | undefined;
  readonly cashFlow: Float64Array;
}

/** One project's account by year. */
export interface Account {
  readonly plan: Plan;
  readonly books: Books;
  /** Capital spend of all classes. */
  readonly spend: Float64Array;
  readonly preTax: Float64Array;
  readonly loans: readonly Schedule[];
  /** One array a levy, in the order of the regime. */
  readonly levies: readonly Float64Array[];
  /** After levies and debt, before it is shared. */
  readonly free: Float64Array;
  readonly parties: readonly Party[];
  readonly unpaidCarry: number;
  /** What each support contract moves by year. */
  readonly support: readonly Paid[];
  /** Expected payouts of guarantees inside each lender's cash flow, in the order of the loans. */
  readonly covered: readonly Float64Array[];
}

/** The books before any levy. */
function open(plan: Plan, project: ProjectFile): Books {
  const n = plan.years;
  const netSales = new Float64Array(n);
  let first = -1;
  let last = -1;
  const sales = plan.products.map((p) => {
    const gross = new Float64Array(n);
    const net = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      const tonnes = p.tonnes[t]!;
      if (tonnes > 0) {
        if (first < 0 || t < first) first = t;
        if (t > last) last = t;
      }
      gross[t] = p.price[t]! * tonnes;
      net[t] = gross[t]! * p.payable - p.charges[t]! * tonnes;
      netSales[t]! += net[t]!;
    }
    return { mineral: p.mineral, grade: p.grade, unit: p.unit, tonnes: p.tonnes, price: p.price, gross, net };
  });
  const real = project.prices === 'real' && project.inflation !== undefined;
  return {
    years: n,
    sales,
    netSales,
    operating: plan.operating,
    closure: plan.closure,
    capital: plan.capital,
    interest: new Float64Array(n),
    services: plan.services,
    servicesCountry: project.services?.country,
    deducted: new Float64Array(n),
    firstProducing: first,
    lastProducing: last,
    erosion: real ? 1 / (1 + project.inflation!) : 1,
    hectares: project.licence?.hectares,
    importedCapital: project.importedCapital,
  };
}

/** Paid in equal parts in the producing years, out in the year of closure. */
function closureFund(plan: Plan, books: Books): Float64Array {
  const fund = new Float64Array(plan.years);
  const cost = plan.closure.reduce((sum, c) => sum + c, 0);
  const end = plan.closure.findIndex((c) => c > 0);
  const last = Math.min(books.lastProducing, end);
  if (cost === 0 || books.firstProducing < 0 || last < books.firstProducing) return fund;
  const part = cost / (last - books.firstProducing + 1);
  for (let t = books.firstProducing; t <= last; t++) fund[t]! += part;
  fund[end]! -= cost;
  return fund;
}

/** Parties add up to the project's cash flow in every year, to 1e-9 of the sums in it. @throws Bug */
function addsUp(preTax: Float64Array, parties: readonly Party[], firstYear: number): void {
  for (let t = 0; t < preTax.length; t++) {
    let sum = 0;
    let size = Math.abs(preTax[t]!);
    for (const { cashFlow } of parties) {
      sum += cashFlow[t]!;
      size += Math.abs(cashFlow[t]!);
    }
    if (!(Math.abs(sum - preTax[t]!) <= 1e-9 * size))
      throw new Bug('parties-do-not-add-up', `parties get ${sum}, the project has ${preTax[t]} in ${firstYear + t}`, {
        year: firstYear + t,
        parties: Object.fromEntries(parties.map((p) => [p.id, p.cashFlow[t]])),
      });
  }
}

/**
 * The account of a plan under a deal: sales, levies by stage, debt, shares, support; every sum stands with a party.
 * Pre-tax cash flow = net sales - operating - capital - closure; free cash = that - levies + draws - interest - principal.
 *
 * @param points points added to the rate of each levy (declared ranges in draws), none by default
 * @param succeeded false: exploration failed; only the support contracts read it
 */
export function accountOf(plan: Plan, deal: Deal, points: ArrayLike<number> = [], succeeded = true): Account {
  const { charger, ownership, contracts, project } = deal;
  const n = plan.years;
  const books = open(plan, project);
  const spend = new Float64Array(n);
  for (const c of plan.capital) for (let t = 0; t < n; t++) spend[t]! += c.spend[t]!;
  const preTax = new Float64Array(n);
  for (let t = 0; t < n; t++) preTax[t] = books.netSales[t]! - plan.operating[t]! - spend[t]! - plan.closure[t]!;
  const levies = charger.levies.map(() => new Float64Array(n));

  charger.charge('sales', books, points, levies);
  charger.charge('spending', books, points, levies);
  charger.charge('relief', books, points, levies);
  const loans = project.debt.map((d) => {
    const cut = contracts.reduce((sum, c) => sum + (c.kind === 'guarantee' ? (c.terms.rateCut ?? 0) : 0), 0);
    return loanSchedule(spend, d.share, Math.max(0, d.rate - cut), d.grace, d.years);
  });
  const debtService = new Float64Array(n);
  const debtBalance = new Float64Array(n);
  for (const loan of loans)
    for (let t = 0; t < n; t++) {
      books.interest[t]! += loan.interest[t]!;
      debtService[t]! += loan.interest[t]! + loan.principal[t]! - loan.draws[t]!;
      debtBalance[t]! += loan.balance[t]!;
    }
  charger.charge('profit', books, points, levies);
  charger.charge('distribution', books, points, levies);

  const fund = project.closure?.fund === 'yearly' ? closureFund(plan, books) : undefined;
  const free = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    let taken = 0;
    for (const levy of levies) taken += levy[t]!;
    free[t] = preTax[t]! - taken - debtService[t]! - (fund ? fund[t]! : 0);
  }
  const { flows, unpaidCarry } = shareOut(free, ownership, levies);

  const parties: Party[] = ownership.owners.map(({ id, name, kind, country }, i) => ({
    id,
    ...(name ? { name } : {}),
    kind,
    country,
    cashFlow: flows[i]!,
  }));
  const lenders = loans.map((loan, i): Party => {
    const { lender, country } = project.debt[i]!;
    const cashFlow = new Float64Array(n);
    for (let t = 0; t < n; t++) cashFlow[t] = loan.interest[t]! + loan.principal[t]! - loan.draws[t]!;
    for (const { levy, rate, from, until } of withheldFrom(
      charger.levies,
      'interest',
      country ?? project.host,
      project.host,
    ))
      for (let t = from; t < Math.min(until, n); t++) {
        levies[levy]![t]! += rate * loan.interest[t]!;
        cashFlow[t]! -= rate * loan.interest[t]!;
      }
    return { id: lender, kind: 'lender', country, cashFlow };
  });
  const treasury = new Float64Array(n);
  for (const levy of levies) for (let t = 0; t < n; t++) treasury[t]! += levy[t]!;
  parties.push({ id: 'host-treasury', kind: 'host-treasury', country: project.host, cashFlow: treasury }, ...lenders);
  if (fund) parties.push({ id: 'closure-fund', kind: 'other', country: project.host, cashFlow: fund });

  const support = contracts.map(
    (): Paid => ({ toFirm: new Float64Array(n), toLenders: new Float64Array(n), atRisk: new Float64Array(n) }),
  );
  const covered = loans.map(() => new Float64Array(n));
  if (contracts.length > 0) {
    const firm = parties[deal.supported]!;
    const scene = { plan, firm: Float64Array.from(firm.cashFlow), debtBalance, succeeded };
    const homes = new Map<string, Float64Array>();
    contracts.forEach((contract, i) => {
      supportKinds[contract.kind].flow(contract, scene, support[i]!);
      const { country } = contract.file;
      if (!homes.has(country)) homes.set(country, new Float64Array(n));
      const home = homes.get(country)!;
      const { toFirm, toLenders } = support[i]!;
      for (let t = 0; t < n; t++) {
        firm.cashFlow[t]! += toFirm[t]!;
        home[t]! -= toFirm[t]! + toLenders[t]!;
        if (toLenders[t] !== 0)
          loans.forEach(({ balance }, k) => {
            const part = (toLenders[t]! * balance[t - 1]!) / debtBalance[t - 1]!;
            covered[k]![t]! += part;
            lenders[k]!.cashFlow[t]! += part;
          });
      }
    });
    for (const [country, cashFlow] of homes)
      parties.push({
        id: homes.size > 1 ? `home-treasury-${country}` : 'home-treasury',
        kind: 'home-treasury',
        country,
        cashFlow,
      });
  }
  const ids = distinct(parties.map(({ id }) => id));
  const named = parties.map((party, i) => ({ ...party, id: ids[i]! }));
  addsUp(preTax, named, plan.firstYear);
  return { plan, books, spend, preTax, loans, levies, free, parties: named, unpaidCarry, support, covered };
}
