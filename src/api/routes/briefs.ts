import { readFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { languages } from '../../base/index.js';
import { briefFormats, briefKinds, checkTemplateText, studyOf, textRules, writeBrief } from '../../node/index.js';
import type { Results } from '../answers.js';
import { plainProblem, Refused } from '../problem.js';
import { inFolder, today } from '../world.js';
import type { Register } from './index.js';
import { country, draws, mineral, seed, studyFiles, text } from './shapes.js';
import { resultsOf } from './study.js';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;
const encoded = (document: string) => new TextEncoder().encode(document);
/** Kinds that are asked anew, not read from a run. */
const ofNoRun: readonly string[] = ['project', 'shock'];

/** A study handed in, and the job that ran it. */
const own = z
  .strictObject({
    files: studyFiles,
    run: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  })
  .optional();

/** The rules of its projects ship with the program: a file beside a study that came as texts may be anybody's. @throws InputRefused */
async function onlyItsOwn(files: Readonly<Record<string, string>>): Promise<void> {
  for (const project of studyOf(new Map(Object.entries(files))).projects) await textRules(project);
}

/** @throws Refused not-run-yet where the job was another */
function ranAs(found: unknown): Results {
  if ((found as Partial<Results>).format === 'lodeward-results/1') return found as Results;
  throw new Refused(plainProblem('not-run-yet', 409));
}

/** Briefs as files: of a run of the study of this server or of one handed in, of a project that is not confidential, of a shock. */
export const briefRoutes: Register = (api, world) => {
  api.file('post', {
    path: 'briefs',
    command: 'brief write',
    summary: 'A brief as a file, from the last run of the study of this server, or of one handed in and run as a job',
    body: {
      kind: z.enum(briefKinds).default('corridor'),
      format: z.enum(briefFormats).default('pdf'),
      language: z.enum(languages).default('en'),
      beside: z.enum(languages).optional().openapi({ description: 'second language of the agenda of a committee' }),
      date: z.iso.date().optional(),
      mineral: mineral.optional(),
      measure: z.string().min(1).max(500).optional(),
      months: z.number().int().min(1).max(36).optional(),
      importer: country.default('KOR'),
      project: mineral.optional(),
      draws: draws(10_000).optional(),
      seed: seed.optional(),
      template: text('paragraphs of your own: lodeward-brief-template/1').optional(),
      own,
    },
    example: { kind: 'project', project: 'zuun-mod', format: 'html' },
    types: Object.values(types).map((type) => type.split(';')[0]!),
    ask: ({ format, language, beside, date = today(), own: handed, template, ...about }) =>
      inFolder(async (scratch) => {
        if (template !== undefined) checkTemplateText(template, 'template');
        if (handed) await onlyItsOwn(handed.files);
        const run = () => (handed ? ranAs(api.resultOf(handed.run)) : resultsOf(world));
        const place = {
          folder: scratch.path('brief'),
          study: handed ? await scratch.putStudy(handed.files) : world.folder,
          results: ofNoRun.includes(about.kind) ? '' : await run(),
          ...(template === undefined ? {} : { template: await scratch.put('template.yaml', encoded(template)) }),
        };
        const told = beside && about.kind === 'committee' ? [language, beside] : [language];
        const [name = ''] = await writeBrief({ ...about, ...place, languages: told, formats: [format], date });
        return { name, type: types[format], bytes: new Uint8Array(await readFile(scratch.path('brief', name))) };
      }),
  });
};
