import { defineConfig } from 'vitest/config';

const heavy = process.env['LODEWARD_TIER'] === 'heavy';

export default defineConfig({
  test: {
    include: heavy ? ['test/heavy/**/*.test.ts'] : ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: heavy ? [] : ['test/heavy/**'],
    setupFiles: ['test/setup.ts'],
    testTimeout: heavy ? 1_200_000 : 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
