import { z } from '@hono/zod-openapi';
import { isLedgerSound, whatIsRecorded } from '../../answers/index.js';
import { entriesOf, readEntries, sheetTemplate } from '../../node/index.js';
import { plainProblem, Refused } from '../problem.js';
import { inFolder, today } from '../world.js';
import type { Register } from './index.js';
import { bytesOf } from './question.js';
import { date, line } from './shapes.js';

const by = line(200);
const why = line(2000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const now = () => new Date().toISOString();

/** Entries of the ledger: read, recorded, attached to, checked. */
export const ledgerRoutes: Register = (api, world) => {
  api.get({
    path: 'registry/entries/{id}',
    command: 'registry show',
    summary: 'One entry, its agreement as it stands at a day, and all entries of that agreement',
    params: { id: line(200) },
    query: { date: date.optional() },
    example: { id: 'mou-2025-09-22-jeonbuk' },
    answer: 'Recorded',
    ask: ({ id, date: day = today() }) => world.reading((ledger) => whatIsRecorded({ ledger }, { id, date: day })),
  });
  api.post({
    path: 'registry/entries',
    command: 'registry add',
    summary: 'Record entries (lodeward-agreements/1 as text): all of them, or none if any is bad',
    body: { text: z.string().min(1).max(1_000_000), by, why },
    answer: 'Appended',
    ask: ({ text, ...recording }) =>
      world.writing(async (ledger) =>
        ledger.append(await entriesOf(text, 'request', ledger), { ...recording, at: now() }),
      ),
  });
  api.upload({
    path: 'registry/import',
    command: 'registry import',
    summary: 'Record a filled spreadsheet of entries: all of them, or none; problems by cell',
    query: { by, why, name: line(100).regex(/^[^/\\]+\.(csv|xlsx)$/i) },
    takes: bytesOf,
    answer: 'Appended',
    ask: ({ name, ...recording }, bytes) =>
      inFolder((scratch) =>
        world.writing(async (ledger) =>
          ledger.append(await readEntries([await scratch.put(name, bytes)], ledger), { ...recording, at: now() }),
        ),
      ),
  });
  api.upload({
    path: 'registry/entries/{id}/attachments',
    command: 'registry attach',
    summary: 'Keep a file of at most 10 MB with an entry, by its digest',
    params: { id: line(200) },
    query: { name: line(200).regex(/^[^/\\]+$/), by, why },
    takes: bytesOf,
    answer: 'Appended',
    ask: ({ id, name, ...recording }, bytes) =>
      world.writing((ledger) => ledger.attach(id, name, bytes, { ...recording, at: now() })),
  });
  api.file('get', {
    path: 'registry/attachments/{digest}',
    summary: 'The bytes of an attachment',
    params: { digest },
    types: ['application/octet-stream'],
    ask: async ({ digest: wanted }) => {
      const bytes = await world.reading((ledger) => ledger.bytes(wanted));
      if (bytes) return { type: 'application/octet-stream', name: wanted.slice(0, 12), bytes };
      throw new Refused(plainProblem('no-such-file', 404, { digest: wanted }));
    },
  });
  api.get({
    path: 'registry/verify',
    command: 'registry verify',
    summary: 'Walks the chain of digests and finds what was changed',
    query: { head: digest.optional() },
    answer: 'Soundness',
    ask: (asked) => world.reading((ledger) => isLedgerSound({ ledger }, asked)),
  });
  api.file('get', {
    path: 'registry/template',
    command: 'registry template',
    summary: 'An empty spreadsheet of entries, to fill and import',
    query: { format: z.enum(['csv', 'xlsx']).default('xlsx') },
    types: Object.values(types).map((type) => type.split(';')[0]!),
    ask: async ({ format }) => ({ type: types[format], name: `entries.${format}`, bytes: await sheetTemplate(format) }),
  });
};
