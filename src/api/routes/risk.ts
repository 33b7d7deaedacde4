import { z } from '@hono/zod-openapi';
import { computeIndex, seenFromExporter } from '../../answers/index.js';
import { openExporterFacts } from '../../node/index.js';
import type { Register } from './index.js';
import { documentOf, textOf } from './question.js';
import { country, namedNumbers, whole, year } from './shapes.js';

export const rankingDraws = 100;

export const riskRoutes: Register = (api, world) => {
  api.get({
    path: 'risk',
    command: 'risk',
    summary: 'Minerals ranked for an importer, with intervals of the rank; weights as a=1,b=2',
    query: {
      importer: country.default('KOR'),
      year: year.optional(),
      weights: namedNumbers.optional(),
      draws: whole(1, 2000).default(rankingDraws),
      seed: whole(0, 2 ** 31).default(1),
    },
    example: { importer: 'KOR', weights: 'hhi=1,geopolrisk=2', draws: 20 },
    answer: 'WhichMinerals',
    table: ({ minerals }: { minerals: readonly object[] }) => minerals,
    ask: (asked) => world.ranking(asked),
  });
  api.get({
    path: 'risk/exporter/{country}',
    command: 'risk',
    summary: 'Seen from a country with ore: its losses when a buyer stops or its corridor closes',
    params: { country },
    query: { draws: whole(1, 200).default(20), seed: whole(0, 2 ** 31).default(1) },
    example: { country: 'MNG', draws: 1 },
    answer: 'SeenFromExporter',
    table: ({ minerals }: { minerals: readonly object[] }) => minerals,
    ask: async ({ country: exporter, draws, seed }) =>
      seenFromExporter(world.atlas, await openExporterFacts(exporter), { exporter, draws, seed }),
  });
  api.upload({
    path: 'indices/{index}',
    command: 'risk compute',
    summary: 'One index of the field on given inputs: hhi, geopolrisk, eu-supply-risk and others',
    params: { index: z.string().max(60) },
    example: { index: 'hhi' },
    takes: documentOf('IndexFigures'),
    sample: { tonnes: { CHN: 3, AUS: 1 } },
    answer: 'IndexFigures',
    ask: ({ index }, bytes) => computeIndex(index, textOf(bytes), 'request'),
  });
};
