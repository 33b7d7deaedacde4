import type { LevyKind } from '../levy.js';

/** rate x the imported share of capital spend: the project's own, or the declared one of the levy, or all of it. */
export const duty: LevyKind<'duty'> = {
  kind: 'duty',
  stage: 'spending',
  charge(levy, books, { from, until }, out) {
    const imported = books.importedCapital ?? levy.importedShare ?? 1;
    for (const { spend } of books.capital)
      for (let t = from; t < until; t++) out[t]! += levy.rate * imported * spend[t]!;
  },
};
