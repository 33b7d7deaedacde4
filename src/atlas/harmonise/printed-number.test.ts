import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedNumber } from './printed-number.js';

describe('a printed number', () => {
  it.each([
    ['1,430', { value: 1430 }],
    ['4%', { value: 4 }],
    ['0.1', { value: 0.1 }],
    ['.5', { value: 0.5 }],
    ['-2.5', { value: -2.5 }],
    ['<0.1%', { value: 0.1, bound: 'below' }],
    ['>9,100,000', { value: 9_100_000, bound: 'above' }],
    ['890–1,000', { value: 945, range: [890, 1000] }],
    ['—', { value: 0 }],
  ])('%s is read', (text, printed) => expect(printedNumber(text)).toEqual(printed));

  it.each([
    ['W', 'withheld'],
    ['NA', 'not-available'],
    ['>0', 'above-zero-not-quantified'],
    ['-', 'not-assessed'],
  ])('%s is missing with its reason', (text, code) =>
    expect(printedNumber(text)?.value).toMatchObject({ missing: { code } }),
  );

  it.each(['', '1,43', '12a', 'Included', '1.2.3'])('%j is neither', (text) =>
    expect(printedNumber(text)).toBeUndefined(),
  );

  it('reads every whole number with thousands marks', () =>
    fc.assert(fc.property(fc.integer(), (n) => printedNumber(n.toLocaleString('en-US'))?.value === n)));
});
