import { z } from 'zod';
import { isMissing, type Maybe, missing, whenPresent } from '../base/index.js';
import { hhi } from './hhi.js';
import { amounts, countryCode, defineIndex, quantity, ratio, share } from './index-definition.js';

/** Mean of the copper midpoint over OECD countries, 2017 to 2021: the unit of the factor, kg Cu-equivalent a kg. */
const copperMidpoint = 0.409412948;
/** The published program's risk of a country without a governance estimate. */
const unknownRisk = 0.5;

/**
 * GeoPolRisk (Koyamparambath et al. 2024). HHI of world production; import risk = sum_i g_i f_i / (p + F), g_i political instability of
 * partner i (0..1, 1 worst; 0.5 where none is given), f_i tonnes imported, F their sum, p domestic production; score = HHI x import risk;
 * midpoint = score x mean import price (USD/kg); factor = midpoint / `reference`.
 * @returns importRisk missing `no-supply` when p + F = 0; price and what follows missing `no-imports` when F = 0
 */
export const geopolrisk = defineIndex({
  id: 'geopolrisk',
  title: 'GeoPolRisk score and characterisation factor',
  source: 'Koyamparambath et al. 2024, Resources, Conservation and Recycling 209:107801; geopolrisk-py b453938',
  input: z.strictObject({
    production: amounts,
    imports: z.array(
      z.strictObject({ partner: countryCode, tonnes: quantity, valueUsd: quantity, risk: share.optional() }),
    ),
    domesticProduction: quantity,
    reference: z.number().positive().default(copperMidpoint),
  }),
  compute({ production, imports, domesticProduction, reference }) {
    const concentration = hhi.compute({ tonnes: production }).value;
    const weighted = imports.reduce((sum, i) => sum + i.tonnes * (i.risk ?? unknownRisk), 0);
    const tonnes = imports.reduce((sum, i) => sum + i.tonnes, 0);
    const value = imports.reduce((sum, i) => sum + i.valueUsd, 0);
    const importRisk = ratio(
      weighted,
      tonnes + domesticProduction,
      missing('no-supply', 'imports and domesticProduction are 0'),
    );
    const score = whenPresent(importRisk, (risk) => concentration * risk);
    const priceUsdPerKg = ratio(value / 1000, tonnes, missing('no-imports', 'the tonnes of imports are 0'));
    const midpoint: Maybe<number> = isMissing(score) ? score : whenPresent(priceUsdPerKg, (price) => score * price);
    return {
      hhi: concentration,
      importRisk,
      score,
      priceUsdPerKg,
      midpoint,
      characterisationFactor: whenPresent(midpoint, (m) => m / reference),
      assumedRisk: imports.filter((i) => i.risk === undefined).map((i) => i.partner),
    };
  },
});
