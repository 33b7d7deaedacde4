import type { FlowMap, IntervalChart, SharesChart, Value } from '../../../brief/index.js';

export type Chart = IntervalChart | SharesChart | FlowMap;

/** The numbers of a chart as rows: every picture can be read without seeing it. */
export function twin(chart: Chart): readonly (readonly [Value, Value])[] {
  if (chart.is === 'map')
    return chart.flows.map((flow) => [
      { is: 'country', code: flow.from },
      { is: 'quantity', value: flow.before, unit: 't', figures: 'full' },
    ]);
  if (chart.is === 'parties')
    return chart.bars.map((bar) => [bar.label, { is: 'quantity', value: bar.value, unit: chart.unit }]);
  return chart.bars.map((bar) => [
    bar.label,
    {
      is: 'list',
      items: [
        { is: 'quantity', value: bar.mid, unit: chart.unit, figures: 2 },
        { is: 'range', low: bar.low, high: bar.high, unit: chart.unit },
      ],
      separator: ' · ',
    },
  ]);
}
