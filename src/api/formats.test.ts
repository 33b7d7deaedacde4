import { describe, expect, it } from 'vitest';
import { tableBytes, wantedFormat } from './formats.js';

describe('rows in a format', () => {
  it('refuse Parquet where no row names its columns, and give an empty CSV', async () => {
    await expect(tableBytes([], 'parquet')).rejects.toMatchObject({
      document: { code: 'no-columns', status: 406 },
    });
    expect((await tableBytes([], 'csv')).length).toBeLessThan(3);
  });
  it('are those of the query before those of the Accept header', () => {
    expect(wantedFormat('text/csv', 'json')).toBe('json');
    expect(wantedFormat('text/csv;q=0.9, image/png', undefined)).toBe('csv');
    expect(() => wantedFormat('image/png', undefined)).toThrow();
  });
});
