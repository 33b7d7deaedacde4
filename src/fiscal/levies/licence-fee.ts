import type { LevyKind } from '../levy.js';

/** A sum per hectare and year of the licence, up to the last year; nothing where the project does not say its hectares (the result then says so). */
export const licenceFee: LevyKind<'licence-fee'> = {
  kind: 'licence-fee',
  stage: 'spending',
  charge(levy, books, { projectMoney, from, until }, out) {
    if (books.hectares === undefined) return;
    const fee = levy.perHectare;
    const perHectare = typeof fee === 'number' ? fee * projectMoney() : fee.value * projectMoney(fee.currency);
    for (let t = from; t < until; t++) out[t]! += perHectare * books.hectares;
  },
};
