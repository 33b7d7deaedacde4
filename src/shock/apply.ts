import type { CountryCode } from '../base/index.js';
import type { Measure as MarketMeasure } from '../market/index.js';
import type { Calibration } from './calibrate.js';
import type { Effect } from './measures/index.js';

/** The ordered pairs of a gate or wedge as seller * nodes + buyer; `*` is every node other than the seller. */
function pairsOf(calibration: Calibration, from: readonly CountryCode[], to: readonly CountryCode[] | '*'): Int32Array {
  const { node, countries } = calibration;
  const buyers = (to === '*' ? countries : to).flatMap((country) => node.get(country) ?? []);
  const sellers = from.flatMap((country) => node.get(country) ?? []);
  return Int32Array.from(
    sellers.flatMap((i) => buyers.filter((j) => to !== '*' || j !== i).map((j) => i * countries.length + j)),
  );
}

/** Effects in the numbers of the engine, but for corridors (`corridorsOf`); what names no country of the market falls away (`bites` says so). */
export function applied(effects: readonly Effect[], calibration: Calibration): readonly MarketMeasure[] {
  const stageOf = (name: string) => calibration.market.stages.findIndex((stage) => stage.name === name);
  return effects.flatMap((effect): readonly MarketMeasure[] => {
    if (effect.kind === 'corridor') return [];
    const stage = stageOf(effect.stage);
    if (effect.kind === 'outage') {
      const node = calibration.node.get(effect.country);
      return node === undefined ? [] : [{ kind: 'outage', stage, node, lost: effect.lost }];
    }
    if (effect.kind === 'commit') {
      const from = effect.from === undefined ? undefined : calibration.node.get(effect.from);
      const to = calibration.node.get(effect.to);
      if (to === undefined || (from === undefined && !effect.additional)) return [];
      return [
        {
          kind: 'commit',
          stage,
          to,
          tonnes: effect.tonnes,
          ...(from === undefined ? {} : { from }),
          ...(effect.additional ? { additional: true } : {}),
        },
      ];
    }
    const pairs = pairsOf(calibration, effect.from, effect.to);
    if (pairs.length === 0) return [];
    return effect.kind === 'gate'
      ? [
          {
            kind: 'gate',
            stage,
            pairs,
            maxTonnes: effect.maxTonnes,
            ...(effect.leak ? { leak: effect.leak } : {}),
          },
        ]
      : [{ kind: 'wedge', stage, pairs, rate: effect.rate, ...(effect.adValorem ? { adValorem: true } : {}) }];
  });
}
