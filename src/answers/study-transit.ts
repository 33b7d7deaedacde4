import { exp, type Maybe, missing } from '../base/index.js';
import type { Transit } from '../brief/index.js';
import { calibrateOdds, genericEvents, type OddsFacts, saleOf } from '../risk/index.js';
import { type Closure, parseMeasures } from '../shock/index.js';
import type { Study } from '../study/index.js';

/** Minerals whose offtakes and projects in measures.yaml bring tonnes from the partner; those on a confidential project are left out. */
function boughtFrom({ study, measures, projects }: Study): readonly string[] {
  const hidden = new Set(projects.flatMap(({ id, confidential }) => (confidential ? [id] : [])));
  const found = (measures?.measures ?? []).flatMap(({ effect, cost }) => {
    if (!Array.isArray(effect) || (cost.rule === 'project' && hidden.has(cost.project))) return [];
    return effect.flatMap((one) =>
      'measure' in one &&
      parseMeasures(one.measure).some((measure) => measure.kind === 'commit' && measure.from.includes(study.partner))
        ? [one.mineral]
        : [],
    );
  });
  return [...new Set(found)];
}

const chanceOf = (rate: number): number => 1 - exp(-rate);

/**
 * The way that every tonne from a landlocked partner takes: the chance a year that it closes, the part of the importer's tonnes that passes it, and the other
 * ways. The same event and ways are drawn in the losses and in what an offtake averts.
 * @returns missing `no-corridor` where the odds or the routes know none
 */
export function studyTransit(
  study: Study,
  { odds, closures }: { readonly odds: OddsFacts; readonly closures: readonly Closure[] },
): Maybe<Transit> {
  const { importer, partner } = study.study;
  const subject = {
    mineral: '',
    supplier: partner,
    worldShare: 0,
    exportsTonnes: 0,
    sales: [saleOf(partner, importer)],
  };
  const event = genericEvents(calibrateOdds(odds), [subject], importer).find((one) => one.class === 'corridor');
  const route = odds.corridors.find(({ countries }) => countries.includes(partner))?.id;
  const lines = closures.filter((one) => one.route === route && one.exporter === partner && one.mineral === '*');
  const line = lines.find((one) => one.importer === importer) ?? lines.find((one) => one.importer === '*');
  if (!event || !route || !line)
    return missing('no-corridor', `the odds and routes of the package know no corridor of ${partner}`);
  return {
    route,
    odds: { low: chanceOf(event.odds.low), mid: chanceOf(event.odds.mid), high: chanceOf(event.odds.high) },
    months: event.months,
    share: line.share,
    ways: line.detours.map(({ by, tonnes, usdPerTonne }) => ({ by, tonnes, usdPerTonne })),
    minerals: boughtFrom(study),
  };
}
