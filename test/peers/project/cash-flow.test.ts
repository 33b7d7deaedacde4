import { describe, expect, it } from 'vitest';
import { differences } from './compare.js';

describe('the cash flow', () => {
  it('is that of a second program, written from the definitions in Python, on 40 random mines', () => {
    expect(differences(0, 40, false)).toEqual([]);
  });
});
