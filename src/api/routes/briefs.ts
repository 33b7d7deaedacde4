import { readFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { languages } from '../../base/index.js';
import { briefFormats, briefKinds, writeBrief } from '../../node/index.js';
import { inFolder, today } from '../world.js';
import type { Register } from './index.js';
import { country, draws, mineral, seed } from './shapes.js';
import { resultsOf } from './study.js';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;
/** Kinds that are asked anew, not read from a run. */
const ofNoRun: readonly string[] = ['project', 'shock'];

/** Briefs as files: of the last run of the study of this server, of a project that is not confidential, of a shock. */
export const briefRoutes: Register = (api, world) => {
  api.file('post', {
    path: 'briefs',
    command: 'brief write',
    summary: 'A brief as a file, from the last run of the study of this server',
    body: {
      kind: z.enum(briefKinds).default('corridor'),
      format: z.enum(briefFormats).default('pdf'),
      language: z.enum(languages).default('en'),
      date: z.iso.date().optional(),
      mineral: mineral.optional(),
      measure: z.string().min(1).max(500).optional(),
      months: z.number().int().min(1).max(36).optional(),
      importer: country.default('KOR'),
      project: mineral.optional(),
      draws: draws(10_000).optional(),
      seed: seed.optional(),
    },
    example: { kind: 'project', project: 'zuun-mod', format: 'html' },
    types: Object.values(types).map((type) => type.split(';')[0]!),
    ask: ({ format, language, date = today(), ...about }) =>
      inFolder(async (scratch) => {
        const folder = scratch.path('brief');
        const results = ofNoRun.includes(about.kind) ? '' : await resultsOf(world);
        const place = { folder, study: world.folder, results };
        const [name = ''] = await writeBrief({ ...about, ...place, languages: [language], formats: [format], date });
        return { name, type: types[format], bytes: new Uint8Array(await readFile(scratch.path('brief', name))) };
      }),
  });
};
