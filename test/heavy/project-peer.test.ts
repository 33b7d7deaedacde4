import { describe, expect, it } from 'vitest';
import { differences } from '../peers/project/compare.js';

describe('the cash flow', () => {
  it('is that of a second program on 400 more random mines', () => {
    expect(differences(40, 440, false)).toEqual([]);
  });
  it('has the breakeven price and the METR of a second program on 60 random mines', () => {
    expect(differences(440, 500, true)).toEqual([]);
  });
});
