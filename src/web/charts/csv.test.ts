import { describe, expect, it } from 'vitest';
import { csv } from './csv.js';

describe('the table of a chart as a file', () => {
  it('is RFC 4180 with a byte order mark, numbers in full', () => {
    expect(
      csv([
        ['Seller, in full', 't'],
        ['Korea "South"', 1234567.891],
        ['몽골', -0.5],
      ]),
    ).toBe('\uFEFF"Seller, in full",t\r\n"Korea ""South""",1234567.891\r\n몽골,-0.5\r\n');
  });
  it('has no formula: a name of a study that begins like one is a text', () => {
    expect(csv([['=1+1', '@sum', '+5', -5]])).toBe("\uFEFF'=1+1,'@sum,'+5,-5\r\n");
  });
});
