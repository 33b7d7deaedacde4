import type { Levy } from '../study/index.js';
import type { Books } from './books.js';
import type { Stage } from './levy.js';
import type { ActiveLevy, ActiveRegime } from './regime.js';

/** Rates of exchange of one date: units of the second money for one of the first. */
export type Exchange = (from: string, to: string) => number;

const kilograms: Readonly<Record<string, number>> = { t: 1000, kt: 1e6, kg: 1, lb: 0.45359237, oz: 0.0311034768 };

const deductible = (levy: Levy) => 'deductible' in levy && levy.deductible;

/** Charges levies by stage; built once for a project and used for every draw. */
export interface Charger {
  readonly regime: ActiveRegime;
  readonly levies: readonly ActiveLevy[];
  /** The project's money over the product's unit for one unit of a band edge (`USD/oz`; the regime's money a tonne where it names none). */
  bandFactor(bandUnit: string | undefined, productUnit: string): number;
  /** The project's money for one of the regime's, or of the currency named. */
  projectMoney(currency?: string): number;
  /** Adds the amounts of one stage to `amounts` (one array of years a levy) and the deductible ones to `books.deducted`. */
  charge(stage: Stage, books: Books, points: ArrayLike<number>, amounts: readonly Float64Array[]): void;
}

/**
 * @param money the project's money
 * @param exchange dated rates; asked only where the regime's money, a band or a fee is in another money
 */
export function charger(regime: ActiveRegime, money: string, exchange: Exchange): Charger {
  const regimeCurrency = regime.money ?? money;
  const projectMoney = (currency = regimeCurrency) => (currency === money ? 1 : exchange(currency, money));
  const bandFactor = (bandUnit: string | undefined, productUnit: string) => {
    const [currency, mass] = (bandUnit ?? `${regimeCurrency}/t`).split('/') as [string, string];
    return (projectMoney(currency) * kilograms[productUnit]!) / kilograms[mass]!;
  };
  const regimeMoney = 1 / projectMoney();
  return {
    regime,
    levies: regime.levies,
    bandFactor,
    projectMoney,
    charge(stage, books, points, amounts) {
      regime.levies.forEach(({ levy, kind, from, until, products }, i) => {
        if (kind.stage !== stage) return;
        const out = amounts[i]!;
        kind.charge(
          levy as never,
          books,
          {
            regimeMoney,
            bandFactor,
            projectMoney,
            points: points[i] ?? 0,
            applies: (product) => products[product]!,
            from,
            until: Math.min(until, books.years),
            charged: (kinds) => {
              const sum = new Float64Array(books.years);
              regime.levies.forEach((other, k) => {
                if (kinds.includes(other.levy.kind)) for (let t = 0; t < books.years; t++) sum[t]! += amounts[k]![t]!;
              });
              return sum;
            },
            tonnesIn: (unit) => kilograms[unit]! / 1000,
          },
          out,
        );
        if (deductible(levy)) for (let t = 0; t < books.years; t++) books.deducted[t]! += out[t]!;
      });
    },
  };
}
