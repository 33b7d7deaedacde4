import type { LevyKind } from '../levy.js';

/** rate x gross of all products, in place of a state share; only for projects with `participation: special-royalty`. */
export const specialRoyalty: LevyKind<'special-royalty'> = {
  kind: 'special-royalty',
  stage: 'sales',
  charge(levy, books, { points, from, until }, out) {
    for (const { gross } of books.sales) for (let t = from; t < until; t++) out[t]! += (levy.rate + points) * gross[t]!;
  },
};
