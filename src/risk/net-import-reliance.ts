import { z } from 'zod';
import { missing } from '../base/index.js';
import { defineIndex, quantity } from './index-definition.js';

/**
 * Net import reliance = (imports - exports + stock drawn) / apparent consumption, apparent consumption = production + imports - exports +
 * stock drawn (USGS; the EU's import reliance has no stock term). Below 0 for a net exporter. Missing `no-consumption` when the base is not positive.
 * @example netImportReliance.compute({ production: 20, imports: 90, exports: 10 }).value // 0.8
 */
export const netImportReliance = defineIndex({
  id: 'net-import-reliance',
  title: 'Net import reliance',
  source: 'USGS Mineral Commodity Summaries, appendix A; European Commission 2017 (import reliance)',
  input: z.strictObject({
    production: quantity,
    imports: quantity,
    exports: quantity,
    stockDrawn: z.number().optional(),
  }),
  compute({ production, imports, exports, stockDrawn = 0 }) {
    const net = imports - exports + stockDrawn;
    const apparentConsumption = production + net;
    return {
      value:
        apparentConsumption > 0
          ? net / apparentConsumption
          : missing('no-consumption', `apparent consumption is ${apparentConsumption} t, not above 0`),
      apparentConsumption,
      netExporter: net < 0,
    };
  },
});
