import { describe, expect, it } from 'vitest';
import { reported } from '../../../test/fixtures/rows.js';
import { type Flow, Flows, total } from './flows.js';

const flow = (exporter: string, importer: string, tonnes: number, more: Partial<Flow> = {}): Flow => ({
  ...reported(exporter, importer, tonnes),
  inputs: [`${exporter}-${importer}`],
  ...more,
});

describe('Flows', () => {
  it('sums exports and imports without the domestic cell', () => {
    const flows = new Flows();
    for (const f of [flow('AAA', 'AAA', 5), flow('AAA', 'BBB', 3), flow('CCC', 'BBB', 2)]) flows.set(f);
    expect(flows.exports('AAA')).toBe(3);
    expect(flows.imports('BBB')).toBe(5);
    expect(total(flows.from('AAA'))).toBe(8);
    expect(flows.countries()).toEqual(['AAA', 'BBB', 'CCC']);
  });

  it('adds tonnes, intervals and inputs; the weaker status stands when its part is over a fifth', () => {
    const flows = new Flows();
    flows.add(flow('AAA', 'BBB', 10));
    flows.add(flow('AAA', 'BBB', 1, { status: 'estimated', low: 0.5, high: 2, inputs: ['x'] }));
    expect(flows.get('AAA', 'BBB')).toMatchObject({
      tonnes: 11,
      low: 10.5,
      high: 12,
      status: 'complete',
      inputs: ['AAA-BBB', 'x'],
    });
    flows.add(flow('AAA', 'BBB', 9, { status: 'estimated', inputs: ['y'] }));
    expect(flows.get('AAA', 'BBB')?.status).toBe('estimated');
  });

  it('does not name inputs of parts under 1 %', () => {
    const flows = new Flows();
    flows.add(flow('AAA', 'BBB', 1000));
    flows.add(flow('AAA', 'BBB', 1, { inputs: ['dust'] }));
    expect(flows.get('AAA', 'BBB')?.inputs).toEqual(['AAA-BBB']);
  });

  it('removes a pair of no tonnes from both sides', () => {
    const flows = new Flows();
    flows.set(flow('AAA', 'BBB', 1));
    flows.scale('AAA', 'BBB', 0);
    expect([flows.list(), flows.to('BBB'), flows.from('AAA')]).toEqual([[], [], []]);
  });
});
