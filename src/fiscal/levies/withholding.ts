import type { LevyKind } from '../levy.js';

/**
 * Dividends and interest: charged where the money leaves (project/owners, project/debt) at the treaty rate of the receiver's country, or the general one.
 * Services: the foreign firm is paid in full, so that the project bears the tax on top of its spending.
 */
export const withholding: LevyKind<'withholding'> = {
  kind: 'withholding',
  stage: 'distribution',
  name: (levy) => `withholding/${levy.on}`,
  charge(levy, books, { from, until }, out) {
    if (levy.on !== 'services' || books.servicesCountry === undefined) return;
    const rate = levy.treaty[books.servicesCountry] ?? levy.rate;
    for (let t = from; t < until; t++) out[t]! += rate * books.services[t]!;
  },
};
