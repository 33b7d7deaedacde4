import type { Case } from '../../project/index.js';
import { code, inner, list } from '../phrases.js';
import { fact } from '../project/phrases.js';
import { say, type Value } from '../sentence.js';
import { type Grid, type Line, plus } from './grid.js';
import type { MineLines } from './mine.js';

export type Active = Case['deal']['charger']['levies'][number];

/** A row of a levy: the levy, then what the row is. */
export const part = (active: Active, id: Parameters<typeof say>[0]): Value => list([fact(active.id), inner(say(id))]);

/** Share of a spend of year s that is depreciated in year t: straight line from the later of s and the first producing year, the rest in the last one. */
function depreciated(s: number, t: number, life: number, first: number, last: number): number {
  const start = Math.max(s, first);
  if (first < 0 || t < start) return 0;
  if (start > last) return t === start ? 1 : 0;
  if (t > last) return 0;
  const before = Math.min(1, (t - start) / life);
  return t === last ? 1 - before : Math.max(0, Math.min(1 / life, 1 - before));
}

/** Depreciation of all classes as one row. */
export function depreciation(
  grid: Grid,
  active: Active,
  c: Case,
  mine: MineLines,
  lives: Readonly<Record<string, number>>,
): Line {
  const producing = (t: number) => c.plan.products.some((p) => p.tonnes[t]! > 0);
  const years = Array.from({ length: grid.years }, (_, t) => t).filter(producing);
  const [first = -1] = years;
  const last = years[years.length - 1] ?? -1;
  return grid.add(part(active, 'sheet.depreciation'), {
    is: 'working',
    unit: c.project.money,
    years: (t) =>
      plus(
        mine.classes.flatMap((line, k) => {
          const life = lives[c.plan.capital[k]!.class] ?? 10;
          return Array.from({ length: t + 1 }, (_, s) => s).flatMap((s) => {
            const share = c.plan.capital[k]!.spend[s] === 0 ? 0 : depreciated(s, t, life, first, last);
            if (share === 0) return [];
            const fades = t === s ? '' : `*${mine.erosion.parameter}^${t - s}`;
            return [`${line.at(s)}*${share}${fades}`];
          });
        }),
      ),
  });
}

/** Losses used in each year: a pool where none can die before the end, else a row a year of loss, the oldest used first. */
export function lossesUsed(
  grid: Grid,
  active: Active,
  profit: Line,
  lossYears: number,
  cap: Line,
  erosion: string,
  unit: string,
): Line {
  const n = grid.years;
  const room = (t: number) => `MAX(0,${profit.at(t)})*${cap.parameter}`;
  if (lossYears >= n - 1) {
    const used = grid.line(grid.rows.length + 2);
    const pool = grid.add(part(active, 'sheet.losses'), {
      is: 'working',
      unit,
      years: (t, self) =>
        t === 0
          ? `MAX(0,-${profit.at(t)})`
          : `(${self.at(t - 1)}-${used.at(t - 1)})*${erosion}+MAX(0,-${profit.at(t)})`,
    });
    return grid.add(part(active, 'sheet.lossUsed'), {
      is: 'working',
      unit,
      years: (t) => (t === 0 ? 0 : `MIN((${pool.at(t - 1)}-${used.at(t - 1)})*${erosion},${room(t)})`),
    });
  }
  const takes: Line[] = [];
  for (let v = 0; v < n && lossYears > 0; v++) {
    const own = list([part(active, 'sheet.losses'), code(String(v))], ' ');
    const take = grid.line(grid.rows.length + 2);
    const left = grid.add(own, {
      is: 'working',
      unit,
      years: (t, self) =>
        t < v || t > v + lossYears
          ? undefined
          : t === v
            ? `MAX(0,-${profit.at(v)})`
            : `(${self.at(t - 1)}-${t - 1 > v ? take.at(t - 1) : '0'})*${erosion}`,
    });
    const earlier = [...takes];
    grid.add(list([part(active, 'sheet.lossUsed'), code(String(v))], ' '), {
      is: 'working',
      unit,
      years: (t) =>
        t <= v || t > v + lossYears
          ? undefined
          : `MIN(${left.at(t)},${room(t)}-(${plus(earlier.slice(-lossYears).map((line) => line.at(t)))}))`,
    });
    takes.push(take);
  }
  return grid.add(part(active, 'sheet.lossUsed'), {
    is: 'working',
    unit,
    years: (t) => plus(takes.slice(Math.max(0, t - lossYears), t).map((line) => line.at(t))),
  });
}
