import type { Case } from '../../project/index.js';
import { code, inner, list } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import { type Grid, type Line, plus } from './grid.js';

/** Free cash shared: positive by shares, negative by the paying owners; carry loans first. One flow an owner, and what was withheld from each. */
export function ownerRows(
  grid: Grid,
  { deal, project }: Case,
  free: Line,
): { readonly flows: readonly Line[]; readonly withheld: readonly Line[] } {
  const { owners, calls } = deal.ownership;
  const unit = project.money;
  grid.title(inner(say('sheet.owners')));
  const label = (id: string, of: Parameters<typeof say>[0]): Value => list([code(id), inner(say(of))]);
  const input = (id: string, of: Parameters<typeof say>[0], value: number) =>
    grid.add(label(id, of), { is: 'input', unit: '1', parameter: value }).parameter;
  const shared = owners.map((owner, i) => ({
    share: input(owner.id, 'sheet.share', owner.share),
    call: input(owner.id, 'sheet.callShare', calls[i]!),
    rate: owner.terms === 'carried' ? input(owner.id, 'sheet.carryRate', owner.rate) : '0',
  }));
  const dividend = (i: number, t: number) => `MAX(0,${free.at(t)})*${shared[i]!.share}`;
  const repaid = owners.map(({ id, terms }, i) => {
    if (terms !== 'carried') return undefined;
    const back = grid.line(grid.rows.length + 2);
    const owed = grid.add(label(id, 'sheet.carry'), {
      is: 'working',
      unit,
      years: (t, self) => {
        const before = t === 0 ? '0' : `(${self.at(t - 1)}-${back.at(t - 1)})`;
        return `${before}*(1+${shared[i]!.rate})+MAX(0,-${free.at(t)})*${shared[i]!.share}`;
      },
    });
    return grid.add(label(id, 'sheet.carryRepaid'), {
      is: 'working',
      unit,
      years: (t) => `IF(${free.at(t)}>=0,MIN(${dividend(i, t)},${owed.at(t)}),0)`,
    });
  });
  const given = (i: number, t: number) => {
    const back = repaid[i];
    return back ? `(${dividend(i, t)}-${back.at(t)})` : dividend(i, t);
  };
  const withheld = owners.map((owner, i) => {
    const rates = owner.withheld.map((w) => ({ ...w, cell: input(owner.id, 'sheet.withholdingRate', w.rate) }));
    return grid.add(label(owner.id, 'sheet.withheld'), {
      unit,
      years: (t) =>
        plus(rates.flatMap(({ from, until, cell }) => (t >= from && t < until ? [`${cell}*${given(i, t)}`] : []))),
    });
  });
  const flows = owners.map(({ id }, i) =>
    grid.add(label(id, 'sheet.ownerFlow'), {
      unit,
      years: (t) => {
        const back = plus(repaid.flatMap((line) => (line ? [line.at(t)] : [])));
        return `MIN(0,${free.at(t)})*${shared[i]!.call}+${given(i, t)}-${withheld[i]!.at(t)}+(${back})*${shared[i]!.call}`;
      },
    }),
  );
  return { flows, withheld };
}
