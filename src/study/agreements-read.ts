import { z } from 'zod';
import { canonical, type Problem, streamKey } from '../base/index.js';
import { type EntryBody, entryShapes, ledgerEntry, type Statement } from './agreements.js';
import { entryFaults, type KnownEntries, stageStated } from './agreements-check.js';
import { readDocument } from './document.js';

/** Id of an entry that has none of its own: what it is of, its type, and a key of its content, so that the same entry gets the same id again. */
export const idOf = (body: EntryBody): string =>
  body.id ?? `${'of' in body ? body.of : ''}.${body.type}.${streamKey(canonical(body)).toString(36)}`;

interface Place {
  readonly path: readonly PropertyKey[];
  readonly input: unknown;
}

const idIn = (input: unknown): string | undefined => {
  const id = (input as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : undefined;
};

/** The document with its entries still unread, so that a fault in one entry does not hide the faults of the others. */
const outline = z.strictObject({
  format: z.literal('lodeward-agreements/1'),
  reviewed: z.boolean().optional(),
  parties: z.array(z.unknown()).optional(),
  entries: z.array(z.unknown()),
});

function placesOf(doc: z.output<typeof outline>): Place[] {
  const parties = (doc.parties ?? []).map((party, i) => ({
    path: ['parties', i],
    input: typeof party === 'object' && party !== null ? { type: 'party', ...party } : party,
  }));
  return [...parties, ...doc.entries.map((input, i) => ({ path: ['entries', i], input }))];
}

function reader(known: KnownEntries) {
  return outline.transform((doc, context): Statement[] => {
    const said = (path: readonly PropertyKey[], code: string, message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message, params: { code } });
    const seen = new Map<string, number>();
    return placesOf(doc).flatMap(({ path, input }) => {
      const result = (path[0] === 'parties' ? entryShapes.party : ledgerEntry).safeParse(input);
      if (!result.success) {
        for (const issue of result.error.issues) {
          const stated = issue.code === 'unrecognized_keys' && issue.keys.includes('stage');
          if (stated) said([...path, ...issue.path, 'stage'], 'stage-stated', stageStated);
          const rest = stated ? issue.keys.filter((key) => key !== 'stage') : [];
          if (!stated || rest.length > 0)
            context.issues.push({
              ...issue,
              ...(stated ? { keys: rest } : {}),
              path: [...path, ...issue.path],
            } as never);
        }
        return [];
      }
      const body = result.data as EntryBody;
      for (const fault of entryFaults(body, known)) said([...path, ...fault.path], fault.code, fault.message);
      const id = idOf(body);
      if (seen.has(id)) said([...path, 'id'], 'duplicate-id', `"${id}" stands twice; give each entry its own id`);
      seen.set(id, 1);
      return [{ id, body }];
    });
  });
}

/**
 * Reads one or several lodeward-agreements/1 files that may speak of each other and of what the ledger has.
 *
 * @returns all statements in order, or every problem of every file, with lines
 * @example readAgreements([{ file: 'a.yaml', text }], { typeOf: () => undefined }).problems
 */
export function readAgreements(
  files: readonly { readonly file: string; readonly text: string }[],
  known: KnownEntries,
): { readonly statements: readonly Statement[]; readonly problems: readonly Problem[] } {
  const types = new Map<string, EntryBody['type']>();
  for (const { file, text } of files) {
    const doc = readDocument(outline, text, file).value;
    for (const { input } of doc ? placesOf(doc) : []) {
      const type = (input as { type?: EntryBody['type'] } | null)?.type;
      const id = idIn(input);
      if (id !== undefined && type !== undefined) types.set(id, type);
    }
  }
  const all: KnownEntries = { ...known, typeOf: (id) => types.get(id) ?? known.typeOf(id) };
  const readings = files.map(({ file, text }) => readDocument(reader(all), text, file));
  const problems = readings.flatMap((reading) => reading.problems);
  const statements = problems.length > 0 ? [] : readings.flatMap((reading) => reading.value ?? []);
  return { statements, problems };
}
