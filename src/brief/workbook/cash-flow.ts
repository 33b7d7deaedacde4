import { isMissing } from '../../base/index.js';
import { type Case, resultOf } from '../../project/index.js';
import { code, inner, list } from '../phrases.js';
import { fact, partyName } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';
import { Grid, type GridRow, type Line, plus } from './grid.js';
import { counts, levyFormula } from './levies.js';
import { type LoanLines, loanRows } from './loan.js';
import { mineFlows, mineInputs } from './mine.js';
import { ownerRows } from './owners.js';
import { supportRows } from './support.js';

/** The cash flow of a project as a sheet of formulas: change an input and every party follows. */
export interface CashFlowSheet {
  readonly id: string;
  readonly firstYear: number;
  readonly years: number;
  readonly rows: readonly GridRow[];
  /** Where the figures stand that are checked against the engine: rows by party, in the order of the result. */
  readonly parties: readonly {
    readonly id: string;
    readonly flow: number;
    readonly npv: number;
    readonly irr: number;
  }[];
}

const word = (id: Parameters<typeof say>[0]): Value => inner(say(id));
const lag = { start: 0, mid: 0.5, end: 1 } as const;
const stages = ['sales', 'spending', 'relief', 'profit', 'distribution'] as const;

/**
 * Inputs, mine, levies, debt, owners, support, parties and their figures as rows of formulas, in the order of the account. What is a rate, a price or a cost is live; what is a
 * number of years (term, grace, life, years of losses) and which levy counts in which year is fixed in the formulas.
 */
export function cashFlowSheet(c: Case): CashFlowSheet {
  const { project, plan, deal } = c;
  const n = plan.years;
  const money = project.money;
  const grid = new Grid(n);
  const result = resultOf(c);
  const mine = mineFlows(grid, c, mineInputs(grid, c));

  grid.title(word('sheet.debt'));
  const cut = deal.contracts.reduce((sum, k) => sum + (k.kind === 'guarantee' ? (k.terms.rateCut ?? 0) : 0), 0);
  const loans = project.debt.map((d): LoanLines => {
    const name = code(d.lender);
    const input = (id: 'sheet.share' | 'sheet.rate', value: number) =>
      grid.add(list([name, word(id)]), { is: 'input', unit: '1', parameter: value }).parameter;
    return loanRows(grid, name, money, mine.capital, {
      share: input('sheet.share', d.share),
      rate: input('sheet.rate', Math.max(0, d.rate - cut)),
      grace: d.grace,
      years: d.years,
    });
  });
  const balances = loans.map((loan) => grid.line(loan.principal.row + 1));
  const debt = grid.add(word('sheet.owed'), {
    is: 'working',
    unit: money,
    years: (t) => plus(balances.map((b) => b.at(t))),
  });

  grid.title(word('sheet.levies'));
  const levies = deal.charger.levies;
  const charged = new Map<number, Line>();
  for (const stage of stages)
    levies.forEach((active, i) => {
      if (active.kind.stage !== stage) return;
      const at = levyFormula(grid, active, { c, mine, interest: loans.map((l) => l.interest), charged });
      const always = active.levy.kind === 'vat';
      charged.set(
        i,
        grid.add(fact(active.id), { unit: money, years: (t) => (always || counts(active, t) ? at(t) : 0) }),
      );
    });
  const taken = [...charged.values()];

  const fund = result.parties.some((p) => p.id === 'closure-fund') ? closureFund(grid, c, mine.closure) : undefined;
  const free = grid.add(word('sheet.free'), {
    is: 'sum',
    unit: money,
    years: (t) => {
      const service = loans.map((l) => `-${l.interest.at(t)}-${l.principal.at(t)}+${l.draws.at(t)}`).join('');
      const levied = taken.map((line) => `-${line.at(t)}`).join('');
      return `${mine.preTax.at(t)}${levied}${service}${fund ? `-${fund.at(t)}` : ''}`;
    },
  });
  const { flows, withheld: onDividends } = ownerRows(grid, c, free);
  const onInterest = loans.map((loan, k) => {
    const { country = project.host, lender } = project.debt[k]!;
    const rates = levies.flatMap((active) => {
      const { levy } = active;
      return levy.kind === 'withholding' && levy.on === 'interest' && country !== project.host
        ? [{ active, rate: levy.treaty[country] ?? levy.rate }]
        : [];
    });
    return grid.add(list([code(lender), word('sheet.withheld')]), {
      unit: money,
      years: (t) =>
        plus(rates.flatMap(({ active, rate }) => (counts(active, t) ? [`${rate}*${loan.interest.at(t)}`] : []))),
    });
  });

  const homes = new Map<string, string[][]>();
  const supported: string[][] = Array.from({ length: n }, () => []);
  const toLenders: Line[] = [];
  if (deal.contracts.length > 0) grid.title(word('sheet.support'));
  for (const contract of deal.contracts) {
    const moved = supportRows(grid, contract, { c, mine, firm: flows[deal.supported]!, debt });
    if (moved.toLenders) toLenders.push(moved.toLenders);
    const home = homes.get(contract.file.country) ?? Array.from({ length: n }, () => [] as string[]);
    homes.set(contract.file.country, home);
    for (let t = 0; t < n; t++) {
      supported[t]!.push(moved.toFirm.at(t));
      home[t]!.push(`-${moved.toFirm.at(t)}${moved.toLenders ? `-${moved.toLenders.at(t)}` : ''}`);
    }
  }

  grid.title(word('sheet.parties'));
  const formulas: ((t: number) => string)[] = [
    ...flows.map(
      (flow, i) => (t: number) => (i === deal.supported ? plus([flow.at(t), ...supported[t]!]) : flow.at(t)),
    ),
    (t) => plus([...taken, ...onDividends, ...onInterest].map((line) => line.at(t))),
    ...loans.map((loan, k) => (t: number) => {
      const covered =
        t === 0
          ? ''
          : toLenders
              .map((line) => `+IF(${debt.at(t - 1)}>0,${line.at(t)}*${balances[k]!.at(t - 1)}/${debt.at(t - 1)},0)`)
              .join('');
      return `${loan.interest.at(t)}+${loan.principal.at(t)}-${loan.draws.at(t)}-${onInterest[k]!.at(t)}${covered}`;
    }),
    ...(fund ? [(t: number) => fund.at(t)] : []),
    ...[...homes.values()].map((home) => (t: number) => home[t]!.join('')),
  ];
  const lines = result.parties.map((party, i) =>
    grid.add(partyName(party), { is: 'sum', unit: money, years: (t) => formulas[i]!(t) }),
  );
  grid.add(word('sheet.check'), {
    is: 'working',
    unit: money,
    years: (t) => `${plus(lines.map((line) => line.at(t)))}-${mine.preTax.at(t)}`,
  });

  grid.title(word('sheet.figures'));
  const factors = discountRows(grid, c);
  const figure = (label: Value, flow: Line, rate: 'firm' | 'host' | 'home' | 'project', irr: readonly number[]) => {
    const factor = factors[rate];
    const worth = grid.add(list([label, word('column.npv')]), {
      is: 'sum',
      unit: money,
      ...(factor ? { parameter: `SUMPRODUCT(${flow.all},${factor.all})` } : {}),
    });
    const highest = irr[irr.length - 1];
    const returned = grid.add(list([label, word('column.irr')]), {
      is: 'sum',
      unit: '1',
      ...(highest === undefined ? {} : { parameter: `IRR(${flow.all},${highest})` }),
    });
    return { npv: worth.row, irr: returned.row };
  };
  figure(word('case.preTax'), mine.preTax, 'project', result.project.irr);
  const parties = result.parties.map((party, i) => {
    const rate = party.kind.startsWith('host') ? 'host' : party.kind === 'home-treasury' ? 'home' : 'firm';
    return { id: party.id, flow: lines[i]!.row, ...figure(partyName(party), lines[i]!, rate, party.irr) };
  });
  if (!isMissing(result.aetr) && factors.project) {
    const host = result.parties.flatMap((p, i) => (p.kind.startsWith('host') ? [lines[i]!] : []));
    const pv = (line: Line) => `SUMPRODUCT(${line.all},${factors.project!.all})`;
    grid.add(word('column.aetr'), { is: 'sum', unit: '1', parameter: `(${plus(host.map(pv))})/${pv(mine.preTax)}` });
  }
  return { id: project.id, firstYear: plan.firstYear, years: n, rows: grid.rows, parties };
}

/** Paid in equal parts in the producing years, out in the year of closure. */
function closureFund(grid: Grid, { plan, project }: Case, closure: Line): Line {
  const producing = Array.from({ length: plan.years }, (_, t) => t).filter((t) =>
    plan.products.some((p) => p.tonnes[t]! > 0),
  );
  const end = plan.closure.findIndex((x) => x > 0);
  const first = producing[0]!;
  const last = Math.min(producing[producing.length - 1]!, end);
  return grid.add(word('column.closure'), {
    unit: project.money,
    years: (t) => {
      const paid = t >= first && t <= last ? `${closure.at(end)}/${last - first + 1}` : '0';
      return t === end ? `${paid}-${closure.at(end)}` : paid;
    },
  });
}

function discountRows(grid: Grid, { project }: Case): Partial<Record<'firm' | 'host' | 'home' | 'project', Line>> {
  const shift = lag[project.timing];
  const rows: Partial<Record<'firm' | 'host' | 'home' | 'project', Line>> = {};
  for (const name of ['firm', 'host', 'home', 'project'] as const) {
    const value = project.discount[name];
    if (value === undefined) continue;
    rows[name] = grid.add(word(`sheet.discount.${name}`), {
      is: 'input',
      unit: '1',
      parameter: value,
      years: (t, self) => `(1+${self.parameter})^-${t + shift}`,
    });
  }
  return rows;
}
