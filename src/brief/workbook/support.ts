import type { Case } from '../../project/index.js';
import { code, inner, list } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import { type Grid, type Line, plus } from './grid.js';
import { loanRows } from './loan.js';
import type { MineLines } from './mine.js';

type Contract = Case['deal']['contracts'][number];

/** What a programme moves: to the firm, and to the lenders in sum. */
export interface SupportLines {
  readonly toFirm: Line;
  readonly toLenders: Line | undefined;
}

interface Read {
  readonly c: Case;
  readonly mine: MineLines;
  /** The supported firm before support. */
  readonly firm: Line;
  /** Debt owed at the end of each year. */
  readonly debt: Line;
}

const exploration = /^(exploration|survey|study|feasibility)/;

/** The programme's rows; a success-repayable loan on success. */
export function supportRows(grid: Grid, contract: Contract, { c, mine, firm, debt }: Read): SupportLines {
  const unit = c.project.money;
  const name = code(contract.id);
  const word = (id: Parameters<typeof say>[0]): Value => list([name, inner(say(id))]);
  const input = (id: Parameters<typeof say>[0], value: number, of = '1') =>
    grid.add(word(id), { is: 'input', unit: of, parameter: value }).parameter;
  const { terms, amount, cost, cap, from } = contract;
  const share = input(
    'sheet.share',
    contract.share ?? (contract.kind === 'grant' || contract.kind === 'success-repayable-loan' ? 1 : 0),
  );
  const row = (
    id: Parameters<typeof say>[0],
    years: (t: number, self: Line) => string | number,
    is: 'working' | 'flow' = 'working',
  ) => grid.add(word(id), { is, unit, years });
  const capped = (t: number, self: Line, sum: string) =>
    Number.isFinite(cap) ? `MIN(${cap}-${t === 0 ? '0' : `SUM(${self.to(t - 1)})`},${sum})` : sum;
  const toFirm = (years: (t: number) => string | number) => row('sheet.toFirm', years, 'flow');

  const paid = () =>
    row('sheet.paid', (t, self) => {
      if (amount !== undefined || cost !== undefined)
        return t !== from
          ? 0
          : amount !== undefined
            ? Math.min(cap, amount)
            : `MIN(${Number.isFinite(cap) ? cap : 1e300},${cost}*${share})`;
      const spend = mine.classes.flatMap((line, k) => (exploration.test(c.plan.capital[k]!.class) ? [line.at(t)] : []));
      return capped(t, self, `(${plus(spend)})*${share}`);
    });
  const calls = () => row('sheet.calls', (t) => `MAX(0,-${firm.at(t)})`);

  switch (contract.kind) {
    case 'grant': {
      const given = paid();
      return { toFirm: toFirm((t) => given.at(t)), toLenders: undefined };
    }
    case 'success-repayable-loan':
    case 'policy-loan': {
      const rate = input('sheet.rate', contract.rate);
      const policy = contract.kind === 'policy-loan';
      const base = policy ? calls() : paid();
      const total = `SUM(${base.all})`;
      const wanted = amount === undefined ? `${share}*${total}` : String(amount);
      const most = Number.isFinite(cap) ? `MIN(${cap},${wanted},${total})` : `MIN(${wanted},${total})`;
      const part = policy
        ? grid.add(word('sheet.part'), { is: 'working', unit: '1', parameter: `IF(${total}=0,0,${most}/${total})` })
            .parameter
        : '1';
      const loan = loanRows(grid, name, unit, base, {
        share: part,
        rate,
        grace: terms.graceYears ?? 0,
        years: terms.termYears ?? 10,
      });
      return {
        toFirm: toFirm((t) => `${loan.draws.at(t)}-${loan.interest.at(t)}-${loan.principal.at(t)}`),
        toLenders: undefined,
      };
    }
    case 'tax-credit': {
      const lag = terms.lagYears ?? 1;
      const credit = row('sheet.credit', (t, self) =>
        capped(
          t,
          self,
          amount === undefined ? `${share}*MAX(0,-${firm.at(t)})` : t === from ? `${share}*${amount}` : '0',
        ),
      );
      return { toFirm: toFirm((t) => (t < lag ? 0 : credit.at(t - lag))), toLenders: undefined };
    }
    case 'equity': {
      const total = `SUM(${calls().all})`;
      const part = amount === undefined ? share : `IF(${total}>0,MIN(1,${amount}/${total}),0)`;
      return { toFirm: toFirm((t) => `-${part}*${firm.at(t)}`), toLenders: undefined };
    }
    case 'price-gap': {
      const first = mine.products[0]!;
      const until = Math.min(grid.years, from + (terms.termYears ?? c.plan.years));
      return {
        toFirm: grid.add(word('sheet.toFirm'), {
          unit,
          years: (t, self) =>
            contract.contractPrice === undefined || t < from || t >= until
              ? 0
              : capped(t, self, `${share}*MAX(0,${contract.contractPrice}-${first.price.at(t)})*${first.tonnes.at(t)}`),
        }),
        toLenders: undefined,
      };
    }
    case 'guarantee':
    case 'insurance': {
      const fee = input('sheet.fee', contract.fee);
      const odds = input('sheet.odds', contract.lossOdds);
      const covered = input('sheet.cover', terms.cover ?? 1);
      const lost = input('sheet.lost', 1 - (terms.recovery ?? 0));
      const insures = contract.kind === 'insurance';
      const exposed = insures
        ? row('sheet.exposed', (t, self) => `MAX(0,${t === 0 ? '0' : self.at(t - 1)}-${firm.at(t)})`)
        : debt;
      const alive = row('sheet.alive', (t, self) =>
        t === 0 ? 1 : `${self.at(t - 1)}*IF(${exposed.at(t - 1)}>0,1-${odds},1)`,
      );
      const payout = row('sheet.payout', (t) =>
        t === 0 ? 0 : `${alive.at(t - 1)}*${odds}*${covered}*${exposed.at(t - 1)}*${lost}`,
      );
      return {
        toFirm: toFirm((t) => `${insures ? payout.at(t) : '0'}-${alive.at(t)}*${fee}*${covered}*${exposed.at(t)}`),
        toLenders: insures ? undefined : payout,
      };
    }
  }
}
