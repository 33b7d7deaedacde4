import { readFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { languages } from '../../base/index.js';
import { briefFormats, briefKinds, writeBrief } from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import { inFolder, today } from '../world.js';
import type { Register } from './index.js';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;

/** Briefs of the last run of the study, as files. */
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
    },
    types: Object.values(types),
    ask: ({ kind, format, language, date = today() }) => {
      const { known } = world;
      if (!known) throw new Refused(plainProblem('not-run-yet', 409, 'Start it with POST /api/v1/study.'));
      return inFolder(async (scratch) => {
        const results = await scratch.put('results.json', new TextEncoder().encode(JSON.stringify(known)));
        const folder = scratch.path('brief');
        const [name = ''] = await writeBrief({ kind, languages: [language], formats: [format], results, folder, date });
        return { name, type: types[format], bytes: new Uint8Array(await readFile(scratch.path('brief', name))) };
      });
    },
  });
};
