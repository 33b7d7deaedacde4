export type { IndexDefinition } from './index-definition.js';
export { indices, type NotImplemented, notImplemented } from './indices.js';
export { type CountryRisk, type Criterion, criteria, importStage, type MarketRisk, marketRisk } from './market-risk.js';
export * from './odds/index.js';
export { meanScore, type Ranked, rankMinerals, type Scored } from './rank.js';
