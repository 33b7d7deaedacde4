export { costChannel, type SectorCost } from './cost-channel.js';
export { type Capacity, type DemandScenario, demandRatio, type Growth, rolledForward } from './demand.js';
export { type Leontief, leontief } from './leontief.js';
export { type IndustryFacts, type IndustryModel, industryModel, type NationalUse } from './model.js';
export { withOwnUses } from './own-uses.js';
export { partOfParent } from './parent-part.js';
export {
  type NotMade,
  notMade,
  notMadeOver,
  type Product,
  type ProductExposure,
  type Purchases,
  productExposure,
  type Range,
} from './products.js';
export { type RationingRule, withheld } from './rationing.js';
export { upstreamLoss } from './supply-constrained.js';
export type { IndustryTable, NamedIndustry } from './table.js';
export type { MineralUse, SectorUse } from './uses.js';
export { directBySector, type ValueAddedLost, valueAddedLost } from './value-added.js';
