import { InputRefused, type MineralCode, oneOf, type Problem } from '../base/index.js';
import type { IndustriesFile } from '../study/index.js';
import type { IndustryModel } from './model.js';
import type { SectorUse, Triangle } from './uses.js';

type OwnUse = IndustriesFile['uses'][number];

const fixed = (share: number): Triangle => ({ low: share, mode: share, high: share });

function sectorsOf(use: OwnUse, { named, table }: IndustryModel): readonly number[] {
  const codes = named.find(({ id }) => id === use.industry)?.sectors ?? [use.industry];
  return codes.map((code) => table.codes.indexOf(code)).filter((sector) => sector >= 0);
}

/** The uses of one mineral with those of the study in their industries; the others share what is left as they did. */
function placed(mineral: MineralCode, own: readonly OwnUse[], model: IndustryModel, problems: Problem[]): SectorUse[] {
  const shipped = model.uses.get(mineral) ?? [];
  const at = (key: string) => ({ file: 'industries.yaml', path: `uses of ${mineral}, ${key}` });
  const taken = new Set<number>();
  const mine = own.flatMap((use): SectorUse[] => {
    const sectors = sectorsOf(use, model);
    if (sectors.length === 0)
      problems.push({
        ...at('industry'),
        code: 'unknown-industry',
        value: use.industry,
        message: `there is no industry "${use.industry}"; there are ${model.named.map(({ id }) => id).join(', ')} and the sector codes of the table`,
        wanted: oneOf(model.named.map(({ id }) => id)),
      });
    const value = sectors.reduce((sum, sector) => sum + model.table.valueAdded[sector]!, 0);
    return sectors.flatMap((sector): SectorUse[] => {
      taken.add(sector);
      const like = shipped.filter((one) => one.sector === sector).sort((a, b) => b.share - a.share)[0];
      const exposure = use.exposure === undefined ? like?.exposure : fixed(use.exposure);
      if (!exposure) {
        problems.push({
          ...at('exposure'),
          code: 'missing-key',
          value: use.industry,
          message: `no shipped use of ${mineral} says how much of ${model.table.names[sector]!.en} depends on it; write exposure`,
        });
        return [];
      }
      const share = (use.share * model.table.valueAdded[sector]!) / value;
      return [{ sector, share, exposure, stream: like?.stream ?? 0, application: use.industry }];
    });
  });
  const total = own.reduce((sum, { share }) => sum + share, 0);
  if (total > 1 + 1e-9)
    problems.push({
      ...at('share'),
      code: 'out-of-range',
      value: total,
      message: `the shares of ${mineral} add up to ${total}; they are parts of one use and may not pass 1`,
    });
  const rest = shipped.filter(({ sector }) => !taken.has(sector));
  const left = rest.reduce((sum, { share }) => sum + share, 0);
  const scale = left > 0 ? Math.max(1 - total, 0) / left : 0;
  return [...mine, ...rest.map((use) => ({ ...use, share: use.share * scale }))].filter(({ share }) => share > 0);
}

/**
 * A model with the study's own use shares and exposures (industries.yaml) in the place of the shipped ones for the same mineral and industry; the
 * shipped uses elsewhere share what is left in their old proportions. Without `exposure` the shipped one of that sector stands.
 * @throws InputRefused for an unknown industry, shares above 1, or an exposure that nobody gives
 */
export function withOwnUses(model: IndustryModel, own: readonly OwnUse[]): IndustryModel {
  if (own.length === 0) return model;
  const problems: Problem[] = [];
  const uses = new Map(model.uses);
  for (const mineral of new Set(own.map((use) => use.mineral)))
    uses.set(
      mineral,
      placed(
        mineral,
        own.filter((use) => use.mineral === mineral),
        model,
        problems,
      ),
    );
  if (problems.length > 0) throw new InputRefused(problems);
  return { ...model, uses };
}
