import type { Maybe } from '../base/index.js';
import { accountOf } from './account.js';
import { type Case, scaled } from './evaluate.js';
import { worthOf } from './figures.js';
import type { Plan } from './plan.js';
import { vary } from './scenario.js';

/** What one input does when it alone goes from its low to its high value; NPVs at the party's own rate. */
export interface Sensitivity {
  readonly input: string;
  readonly low: number;
  readonly high: number;
  /** `declared`: the project's or the levy's own range; `usual`: the range that stands for all projects without one. */
  readonly range: 'declared' | 'usual';
  readonly firm: readonly [Maybe<number>, Maybe<number>];
  readonly host: readonly [Maybe<number>, Maybe<number>];
}

type Ends = readonly [number, number];

/**
 * Sensitivity of the NPVs of firm and host, one input at a time, the widest first. Usual ranges: price +-25 %, grade +-10 %, operating and capital +-20 %, delay 0 to 2 years,
 * firm's rate +-2 points; a declared range (odds of the project, range of a levy) stands in their place.
 */
export function tornado(c: Case): readonly Sensitivity[] {
  const { project, plan, deal } = c;
  const { odds } = project;
  const figures = (changed: Plan, points: ArrayLike<number> = [], rate = project.discount.firm) => {
    const account = accountOf(changed, deal, points);
    const sum = (kinds: readonly string[]) => {
      const flow = new Float64Array(changed.years);
      for (const p of account.parties)
        if (kinds.includes(p.kind)) for (let t = 0; t < flow.length; t++) flow[t]! += p.cashFlow[t]!;
      return flow;
    };
    const discount = rate === undefined ? project.discount : { ...project.discount, firm: rate };
    return {
      firm: worthOf({ ...project, discount }, sum(['firm']), 'firm'),
      host: worthOf(project, sum(['host-treasury', 'host-state']), 'host'),
    };
  };
  const bar = (
    input: string,
    [low, high]: Ends,
    declared: boolean,
    at: (value: number) => ReturnType<typeof figures>,
  ): Sensitivity => {
    const a = at(low);
    const b = at(high);
    return { input, low, high, range: declared ? 'declared' : 'usual', firm: [a.firm, b.firm], host: [a.host, b.host] };
  };
  const ends = (triple: readonly [number, number, number] | undefined, usual: Ends): Ends =>
    triple ? [triple[0], triple[2]] : usual;
  const overrun = typeof odds.overrun === 'string' ? undefined : odds.overrun;
  const bars = [
    bar(
      'price',
      ends(project.products[0]!.priceRange, [0.75, 1.25]),
      project.products[0]!.priceRange !== undefined,
      (s) => figures(scaled(plan, s)),
    ),
    bar('grade', ends(odds.grade, [0.9, 1.1]), odds.grade !== undefined, (grade) => figures(vary(plan, { grade }))),
    bar('operating', ends(odds.operating, [0.8, 1.2]), odds.operating !== undefined, (operating) =>
      figures(vary(plan, { operating })),
    ),
    bar('capital', ends(overrun, [0.8, 1.2]), overrun !== undefined, (o) => figures(vary(plan, { overrun: o }))),
    bar(
      'delay',
      ends(odds.delayYears?.map(Math.round) as [number, number, number] | undefined, [0, 2]),
      odds.delayYears !== undefined,
      (delay) => figures(vary(plan, { delay })),
    ),
    ...(project.discount.firm === undefined
      ? []
      : [
          bar('discount.firm', [project.discount.firm - 0.02, project.discount.firm + 0.02], false, (rate) =>
            figures(plan, [], rate),
          ),
        ]),
    ...deal.charger.levies.flatMap(({ levy, id }, i) =>
      'range' in levy && levy.range
        ? [
            bar(id, levy.range as Ends, true, (points) =>
              figures(
                plan,
                deal.charger.levies.map((_, k) => (k === i ? points : 0)),
              ),
            ),
          ]
        : [],
    ),
  ];
  const width = ({ firm: [a, b] }: Sensitivity) =>
    typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) : 0;
  return bars.sort((a, b) => width(b) - width(a));
}
