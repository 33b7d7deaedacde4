import { expect, it } from 'vitest';
import { marketMeasures, marketModel, nodesOf } from '../../src/answers/solve-market.js';
import { uniform } from '../../src/base/index.js';
import { compile } from '../../src/market/compile.js';
import { fillHessian } from '../../src/market/hessian.js';
import { potential } from '../../src/market/potential.js';
import { evaluate, newState } from '../../src/market/state.js';
import { marketCase } from './market-cases.js';

const cases = Array.from({ length: 60 }, (_, seed) => {
  const file = marketCase(seed);
  const nodes = nodesOf(file);
  const compiled = compile(marketModel(file, nodes), marketMeasures(file, nodes));
  const y = compiled.programme.start.map((x, v) => x + 0.4 * uniform(seed, 'gradient', v, 'y') + 0.05);
  return { seed, compiled, y };
}).filter(({ compiled }) => compiled.programme.size > 0);

it('excess supply is the gradient of the potential (central differences)', () => {
  for (const { compiled, y } of cases) {
    const { programme } = compiled;
    const state = newState(programme);
    const phi = (at: Float64Array) => {
      state.y.set(at);
      evaluate(programme, state);
      return potential(compiled, state);
    };
    state.y.set(y);
    evaluate(programme, state);
    const gradient = state.excess.map((tonnes, v) => tonnes * programme.weight[v]!);
    const h = 1e-5;
    gradient.forEach((slope, v) => {
      const up = y.slice();
      const down = y.slice();
      up[v]! += h;
      down[v]! -= h;
      const size = programme.weight[v]! * Math.max(programme.scale[v]!, Math.abs(state.excess[v]!));
      expect(Math.abs((phi(up) - phi(down)) / (2 * h) - slope) / size).toBeLessThan(2e-3);
    });
  }
});

it('the matrix of second derivatives is that of the gradient', () => {
  for (const { compiled, y } of cases) {
    const { programme } = compiled;
    const n = programme.size;
    const at = (point: Float64Array) => {
      const state = newState(programme);
      state.y.set(point);
      evaluate(programme, state);
      return state;
    };
    const h = new Float64Array(n * n);
    fillHessian(programme, at(y), h);
    const step = 1e-6;
    for (let v = 0; v < n; v++) {
      const up = y.slice();
      up[v]! += step;
      const rise = at(up).excess.map((tonnes, w) => (tonnes - at(y).excess[w]!) / step);
      for (let w = v; w < n; w++) {
        const found = h[w * n + v]! / programme.weight[w]!;
        const size = Math.abs(found) + Math.abs(rise[w]!) + programme.scale[w]!;
        expect(Math.abs(found - rise[w]!) / size).toBeLessThan(5e-3);
      }
    }
  }
});
