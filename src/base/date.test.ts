import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from './date.js';

describe('dates', () => {
  it('keep to the end of short months', () => {
    expect([
      addMonths('2025-01-31', 1),
      addMonths('2024-02-29', 12),
      addMonths('2026-03-31', -1),
      addMonths('2025-12-15', 2),
    ]).toEqual(['2025-02-28', '2025-02-28', '2026-02-28', '2026-02-15']);
    expect([addDays('2024-02-28', 1), addDays('2025-01-01', -1)]).toEqual(['2024-02-29', '2024-12-31']);
  });
});
