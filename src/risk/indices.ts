import { countryRiskHhi } from './country-risk-hhi.js';
import { daysOfCover } from './days-of-cover.js';
import { economicImportance } from './economic-importance.js';
import { euSupplyRisk } from './eu-supply-risk.js';
import { exportConcentration } from './export-concentration.js';
import { geopolrisk } from './geopolrisk.js';
import { hhi } from './hhi.js';
import type { IndexDefinition } from './index-definition.js';
import { nMinusOne } from './n-minus-one.js';
import { netImportReliance } from './net-import-reliance.js';

/** Every index that is implemented, by the name that `risk compute` takes. */
export const indices: readonly IndexDefinition[] = [
  hhi,
  nMinusOne,
  netImportReliance,
  geopolrisk,
  euSupplyRisk,
  economicImportance,
  countryRiskHhi,
  exportConcentration,
  daysOfCover,
] as readonly IndexDefinition[];

/** A method of the field that is not implemented, and what is missing to do so. */
export interface NotImplemented {
  readonly id: string;
  readonly title: string;
  readonly lacks: string;
}

export const notImplemented: readonly NotImplemented[] = [
  {
    id: 'komis-market-balance',
    title: 'KOMIS market balance index (수급안정화지수), KOMIR',
    lacks:
      'the functional form and the weights of its discounts are not published (a patent is filed); only its scale and bands are',
  },
  {
    id: 'komis-mindex',
    title: 'KOMIS MinDex and MOI, KOMIR',
    lacks: 'no published formula was found',
  },
  {
    id: 'usgs-supply-risk',
    title: 'USGS supply risk (Nassar et al. 2020; OFR 2021-1045)',
    lacks:
      'ability and willingness indices by country and the normalisation were not read in the paper; the formula is known second-hand only',
  },
  {
    id: 'usgs-economic-effect',
    title: 'USGS probability-weighted effect on GDP (OFR 2025-1047)',
    lacks: 'values by mineral and the scenario probabilities could not be read',
  },
  {
    id: 'yale-criticality',
    title: 'Yale criticality (Graedel et al. 2012)',
    lacks:
      'the indicator scalings are known second-hand only, and companion fractions and depletion times are not in the data',
  },
];
