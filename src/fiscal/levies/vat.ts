import type { LevyKind } from '../levy.js';

/** rate x capital spend in its year; `refund` of it comes back in equal parts over `refundYears` years after (the last year takes what remains); in real accounts the refund erodes. */
export const vat: LevyKind<'vat'> = {
  kind: 'vat',
  stage: 'spending',
  charge(levy, books, { from, until }, out) {
    for (const { spend } of books.capital) {
      for (let t = from; t < until; t++) {
        const paid = levy.rate * spend[t]!;
        if (paid === 0) continue;
        out[t]! += paid;
        let left = 1;
        let worth = paid * levy.refund;
        for (let k = t + 1; k < books.years && left > 0; k++) {
          worth *= books.erosion;
          const part = k === books.years - 1 ? left : Math.min(left, 1 / levy.refundYears);
          out[k]! -= worth * part;
          left = left - part < 1e-12 ? 0 : left - part;
        }
      }
    }
  },
};
