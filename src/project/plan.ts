import { InputRefused } from '../base/index.js';
import type { Exchange } from '../fiscal/index.js';
import type { Money, ProjectFile } from '../study/index.js';

/** A product's plan in the project's money, nominal or real as the project declares; tonnes and prices in the product's unit. */
export interface ProductPlan {
  readonly mineral: string;
  readonly form: string;
  readonly grade: string;
  readonly unit: string;
  readonly payable: number;
  readonly tonnes: Float64Array;
  readonly price: Float64Array;
  /** Treatment, refining and freight for one unit of product. */
  readonly charges: Float64Array;
}

interface CapitalPlan {
  readonly class: string;
  readonly spend: Float64Array;
}

/** The mine plan as arrays over `years`; what a draw changes and the account reads. */
export interface Plan {
  readonly years: number;
  readonly firstYear: number;
  readonly products: readonly ProductPlan[];
  readonly operating: Float64Array;
  readonly capital: readonly CapitalPlan[];
  readonly closure: Float64Array;
  readonly services: Float64Array;
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

/** Years of the plan: the longest list, or up to the year of closure where that is later. */
export function horizon(project: ProjectFile): number {
  const { products, operating, capital, services, closure, firstYear } = project;
  const longest = Math.max(
    ...products.map(({ tonnes, price }) => Math.max(tonnes.length, lengthOf(price))),
    Array.isArray(operating) ? operating.length : operating.ore.length,
    ...capital.map(({ spend }) => spend.length),
    services ? services.spend.length : 0,
  );
  const closed = closure && closure.year !== 'last' ? closure.year - firstYear + 1 : 0;
  return Math.max(longest, closed);
}

/** One unit of each currency in the project's money. @throws InputRefused where no dated rate is known */
export function moneyReader(project: ProjectFile, exchange: Exchange): (sum: Money) => number {
  return (sum) => {
    if (typeof sum === 'number') return sum;
    return sum.currency === project.money ? sum.value : sum.value * exchange(sum.currency, project.money);
  };
}

/**
 * The plan of a project file. With `prices: nominal` and an inflation given, real inputs grow by (1 + inflation)^k in the k-th year; else they stand as written.
 *
 * @example plan({ ..., products: [{ price: 100, tonnes: [0, 2] }] }).products[0].price is [100, 100]
 */
export function planOf(project: ProjectFile, exchange: Exchange): Plan {
  const years = horizon(project);
  const worth = moneyReader(project, exchange);
  const growth = new Float64Array(years).fill(1);
  if (project.prices === 'nominal' && project.inflation !== undefined)
    for (let k = 1; k < years; k++) growth[k] = growth[k - 1]! * (1 + project.inflation);
  const sums = (list: readonly Money[]) => growth.map((g, k) => (k < list.length ? worth(list[k]!) * g : 0));
  const flat = (sum: number) => growth.map((g) => sum * g);
  const { operating, closure, firstYear } = project;
  const closing = new Float64Array(years);
  if (closure) {
    const at = closure.year === 'last' ? years - 1 : closure.year - firstYear;
    closing[at] = worth(closure.cost) * growth[at]!;
  }
  return {
    years,
    firstYear,
    products: project.products.map((p) => ({
      mineral: p.mineral,
      form: p.form,
      grade: p.grade ?? p.form,
      unit: p.unit,
      payable: p.payable,
      tonnes: Float64Array.from({ length: years }, (_, k) => p.tonnes[k] ?? 0),
      price: Array.isArray(p.price) ? sums(p.price) : flat(worth(p.price)),
      charges: flat(worth(p.treatmentPerTonne) + worth(p.freightPerTonne)),
    })),
    operating: Array.isArray(operating)
      ? sums(operating)
      : growth.map((g, k) => (operating.ore[k] ?? 0) * worth(operating.perTonneOre) * g),
    capital: project.capital.map(({ class: name, spend }) => ({ class: name, spend: sums(spend) })),
    closure: closing,
    services: project.services ? sums(project.services.spend) : new Float64Array(years),
  };
}

/** Rates from a table of units per US dollar. @throws InputRefused naming the money that has no rate */
export const exchangeOf =
  (perUsd: Readonly<Record<string, number>>, date: string): Exchange =>
  (from, to) => {
    for (const currency of [from, to])
      if (perUsd[currency] === undefined && currency !== 'USD')
        throw new InputRefused([
          {
            code: 'no-exchange-rate',
            message: `no rate of exchange for ${currency} (table of ${date}); write the sum in USD`,
            value: currency,
          },
        ]);
    return (to === 'USD' ? 1 : perUsd[to]!) / (from === 'USD' ? 1 : perUsd[from]!);
  };
