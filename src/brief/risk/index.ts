export { exporterDocument } from './exporter.js';
export { rankingDocument } from './ranking.js';
export * from './results.js';
