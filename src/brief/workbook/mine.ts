import type { Case } from '../../project/index.js';
import { code, inner, list, mineral } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import { type Grid, type Line, plus } from './grid.js';

interface ProductLines {
  readonly price: Line;
  readonly tonnes: Line;
  readonly gross: Line;
  readonly net: Line;
}

/** The mine before any levy: inputs, and the flows that follow from them. */
export interface MineLines {
  readonly products: readonly ProductLines[];
  readonly netSales: Line;
  readonly operating: Line;
  readonly classes: readonly Line[];
  readonly capital: Line;
  readonly closure: Line;
  readonly services: Line;
  readonly preTax: Line;
  /** What a sum fixed in money keeps of its worth in a year. */
  readonly erosion: Line;
}

const word = (id: Parameters<typeof say>[0]): Value => inner(say(id));

/** Inputs of the plan: what an analyst changes. The price scale multiplies every price. */
export function mineInputs(
  grid: Grid,
  { plan, project }: Case,
): Omit<MineLines, 'netSales' | 'preTax' | 'capital' | 'products'> & {
  readonly scale: Line;
  readonly inputs: readonly { price: Line; tonnes: Line; payable: Line; charges: Line }[];
} {
  grid.title(word('sheet.inputs'));
  const money = project.money;
  const scale = grid.add(word('sheet.scale'), { is: 'input', parameter: 1, unit: '1' });
  const real = project.prices === 'real' && project.inflation !== undefined;
  const erosion = grid.add(word('sheet.erosion'), {
    is: 'input',
    unit: '1',
    parameter: real ? 1 / (1 + project.inflation!) : 1,
  });
  const inputs = plan.products.map((p) => {
    const of = (id: Parameters<typeof say>[0]) => list([mineral(p.mineral), code(p.form), word(id)]);
    return {
      price: grid.add(of('sheet.price'), { is: 'input', unit: `${money}/${p.unit}`, years: p.price }),
      tonnes: grid.add(of('sheet.tonnes'), { is: 'input', unit: p.unit, years: p.tonnes }),
      payable: grid.add(of('sheet.payable'), { is: 'input', unit: '1', parameter: p.payable }),
      charges: grid.add(of('sheet.charges'), { is: 'input', unit: `${money}/${p.unit}`, years: p.charges }),
    };
  });
  const flow = (label: Value, years: ArrayLike<number>) => grid.add(label, { is: 'input', unit: money, years });
  const operating = flow(word('step.operating'), plan.operating);
  const classes = plan.capital.map((c) => flow(list([word('step.capital'), code(c.class)]), c.spend));
  const closure = flow(word('step.closure'), plan.closure);
  const services = flow(word('sheet.services'), plan.services);
  return { scale, erosion, inputs, operating, classes, closure, services };
}

/** Gross and net sales by product, and the pre-tax cash flow. */
export function mineFlows(grid: Grid, { plan, project }: Case, given: ReturnType<typeof mineInputs>): MineLines {
  const money = project.money;
  const { scale, inputs, operating, classes, closure } = given;
  grid.title(word('sheet.mine'));
  const products = plan.products.map((p, i): ProductLines => {
    const { price: listed, tonnes, payable, charges } = inputs[i]!;
    const of = (id: Parameters<typeof say>[0]) => list([mineral(p.mineral), code(p.form), word(id)]);
    const price = grid.add(of('sheet.priceGot'), {
      unit: `${money}/${p.unit}`,
      years: (t) => `${listed.at(t)}*${scale.parameter}`,
    });
    const gross = grid.add(of('step.gross-sales'), {
      unit: money,
      years: (t) => `${price.at(t)}*${tonnes.at(t)}`,
    });
    const net = grid.add(of('sheet.netSales'), {
      unit: money,
      years: (t) => `${gross.at(t)}*${payable.parameter}-${charges.at(t)}*${tonnes.at(t)}`,
    });
    return { price, tonnes, gross, net };
  });
  const sum = (id: Parameters<typeof say>[0], years: (t: number) => string) =>
    grid.add(word(id), { is: 'sum', unit: money, years });
  const netSales = sum('sheet.netSales', (t) => plus(products.map((p) => p.net.at(t))));
  const capital = sum('step.capital', (t) => plus(classes.map((c) => c.at(t))));
  const preTax = sum('sheet.preTax', (t) => `${netSales.at(t)}-${operating.at(t)}-${capital.at(t)}-${closure.at(t)}`);
  return { ...given, products, netSales, capital, preTax };
}
