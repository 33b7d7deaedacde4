import type { Atlas } from '../atlas/index.js';
import { type CountryCode, InputRefused, isMissing, missing, oneOf, whenPresent } from '../base/index.js';
import type { IndustryMinerals } from '../brief/index.js';
import { type IndustryFacts, industryModel, type Range, type SectorUse } from '../industry/index.js';
import { purchasesOf } from './industry-exposure.js';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * One industry over all its minerals: the share of each mineral that goes there, the part of its value added that needs it, on whom the importer
 * hangs, and what would go if that supplier sold none for a year: sum over uses of value added x exposure x the supplier's share.
 * @throws InputRefused for an unknown industry or a country without a table
 */
export async function industryMinerals(
  atlas: Atlas,
  facts: IndustryFacts,
  asked: string,
  importer: CountryCode,
): Promise<IndustryMinerals> {
  const model = industryModel(facts, importer);
  const industry = facts.named.find(({ id }) => id === asked);
  if (isMissing(model) || !industry) {
    const named = facts.named.map(({ id }) => id);
    const message = industry
      ? `no input-output table of ${importer}`
      : `there is no industry "${asked}"; there are ${named.join(', ')}`;
    const code = industry ? 'no-industry-table' : 'unknown-industry';
    throw new InputRefused([
      industry ? { code, value: importer, message } : { code, value: asked, message, wanted: oneOf(named) },
    ]);
  }
  const { table } = model;
  const sectors = model.named.find(({ id }) => id === asked)!.sectors.map((code) => table.codes.indexOf(code));
  const added = (sector: number) => table.valueAdded[sector]! * table.krwPerUnit;
  const whole = sum(sectors.map(added));
  const purchases = await purchasesOf(atlas, importer);
  const lines = [...model.uses].flatMap(([mineral, all]) => {
    const uses = all.filter(({ sector }) => sectors.includes(sector));
    if (uses.length === 0) return [];
    const depends = (of: (use: SectorUse) => number) => sum(uses.map((use) => of(use) * added(use.sector))) / whole;
    const exposure: Range = {
      low: depends((use) => use.exposure.low),
      mid: depends((use) => use.exposure.mode),
      high: depends((use) => use.exposure.high),
    };
    const bought = purchases.get(mineral) ?? missing('no-base-market', `the atlas has no base market of ${mineral}`);
    const first = whenPresent(bought, (found) => found.first);
    return [
      {
        mineral,
        market: whenPresent(bought, ({ market }) => market),
        useShare: sum(uses.map(({ share }) => share)),
        exposure,
        first,
        atStakeKrw: whenPresent(first, ({ share }) =>
          whenPresent(table.todayFactor, (k): Range => {
            const at = (part: number) => k * share * part * whole;
            return { low: at(exposure.low), mid: at(exposure.mid), high: at(exposure.high) };
          }),
        ),
      },
    ];
  });
  const middle = ({ atStakeKrw }: (typeof lines)[number]) => (isMissing(atStakeKrw) ? -1 : atStakeKrw.mid);
  return {
    format: 'lodeward-industry-exposure/1',
    vintage: atlas.vintage,
    importer,
    industry: asked,
    name: industry.name,
    valueAddedKrw: whenPresent(table.todayFactor, (k) => k * whole),
    wonOf: table.today,
    minerals: lines.sort((a, b) => middle(b) - middle(a) || (a.mineral < b.mineral ? -1 : 1)),
  };
}
