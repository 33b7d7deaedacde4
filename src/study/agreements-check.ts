import { type EntryBody, entryShapes } from './agreements.js';

/** What is already said elsewhere: in the ledger, in the other files of the same import, in data/. */
export interface KnownEntries {
  /** Type of the entry with this id, parties included; undefined where there is none. */
  typeOf(id: string): EntryBody['type'] | undefined;
  /** False where the mineral is not in data/minerals.csv; absent when that list is not at hand. */
  readonly mineral?: (code: string) => boolean;
}

/** A fault inside one entry: where (from the entry down), which code, and what to do. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

const tonnesUnit = /^(gross )?k?t(\/y)?$/;
const fault = (path: string, code: string, message: string): Fault => ({
  path: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  code,
  message,
});

function commitmentFaults(body: Extract<EntryBody, { type: 'commitment' }>): Fault[] {
  const found: Fault[] = [];
  const need = (key: 'mineral' | 'quantity' | 'unit' | 'what' | 'from' | 'to', why: string) => {
    if (body[key] === undefined) found.push(fault(key, 'missing-key', `"${key}" is missing: ${why}`));
  };
  if (body.measure === 'tonnes') {
    need('mineral', 'tonnes are of one mineral');
    need('quantity', 'write the tonnes; where none are named write measure: deliverable and what was promised');
    need('unit', 'write t/y (contained tonnes a year), t, or "gross t"');
    if (body.unit && !tonnesUnit.test(body.unit))
      found.push(fault('unit', 'not-one-of', '"unit" of tonnes must be t, t/y, kt, kt/y, "gross t" or "gross t/y"'));
    if (body.unit?.endsWith('/y')) {
      need('from', 'tonnes a year need their first year');
      need('to', 'tonnes a year need their last year');
    }
  }
  if (body.measure === 'money') {
    need('quantity', 'write the amount; where none is named write measure: deliverable');
    if (!body.unit || !/^[A-Z]{3}$/.test(body.unit))
      found.push(fault('unit', 'missing-currency', '"unit" of money must be a currency code like KRW'));
  }
  if (body.measure === 'people') need('quantity', 'write how many people');
  if (body.measure === 'deliverable') need('what', 'say what was promised');
  if (body.from !== undefined && body.to !== undefined && body.from > body.to)
    found.push(fault('to', 'not-ascending', `"to" (${body.to}) is before "from" (${body.from})`));
  return found;
}

/** What a correction or an amendment may set, checked against the shape of the entry it changes. */
function setFaults(body: Extract<EntryBody, { type: 'amendment' | 'correction' }>, known: KnownEntries): Fault[] {
  const type = known.typeOf(body.of);
  if (!type) return [];
  const shape = entryShapes[type].shape as Readonly<
    Record<string, { safeParse(value: unknown): { success: boolean } }>
  >;
  return Object.entries(body.set).flatMap(([key, value]) => {
    const path = `set.${key}`;
    if (key === 'stage') return [fault(path, 'stage-stated', stageStated)];
    if (!shape[key]) return [fault(path, 'unknown-key', `an entry of type ${type} has no "${key}"`)];
    if (['type', 'id', 'of'].includes(key))
      return [
        fault(path, 'not-changeable', `"${key}" says which entry this is and cannot be changed; write a new entry`),
      ];
    if (value === null ? shape[key].safeParse(undefined).success : shape[key].safeParse(value).success) return [];
    return [fault(path, 'wrong-type', `this value does not fit "${key}" of an entry of type ${type}`)];
  });
}

export const stageStated =
  'a stage is derived from evidence and never written; remove it and write the evidence (type: evidence) that shows it';

/** All faults of one entry that only show when its neighbours are known: unknown parties, entries and minerals, half-written commitments. */
export function entryFaults(body: EntryBody, known: KnownEntries): Fault[] {
  const found: Fault[] = [];
  const party = (id: string | undefined, path: string) => {
    if (id !== undefined && known.typeOf(id) !== 'party')
      found.push(fault(path, 'unknown-party', `no party "${id}"; add it under parties or correct its spelling`));
  };
  const mineral = (code: string | undefined, path: string) => {
    if (code !== undefined && known.mineral?.(code) === false)
      found.push(fault(path, 'unknown-mineral', `no mineral "${code}" in data/minerals.csv; use one of its codes`));
  };
  if ('by' in body) party(body.by, 'by');
  if ('mineral' in body) mineral(body.mineral, 'mineral');
  if ('minerals' in body) body.minerals?.forEach((code, i) => void mineral(code, `minerals.${i}`));
  if (body.type === 'agreement') {
    body.parties.forEach((one, i) => void party(typeof one === 'string' ? one : one.party, `parties.${i}`));
    if (body.expires && body.expires < body.date)
      found.push(fault('expires', 'not-ascending', `"expires" is before "date" (${body.date})`));
  }
  if (body.type === 'milestone') party(body.owner, 'owner');
  if ('of' in body) {
    const type = known.typeOf(body.of);
    const allowed =
      (body.type === 'correction' && type !== 'correction') ||
      (type !== 'party' && type !== 'change' && type !== 'correction');
    if (!type) found.push(fault('of', 'unknown-entry', `no entry "${body.of}"; write its id, or add that entry first`));
    else if (!allowed)
      found.push(fault('of', 'not-an-agreement', `"${body.of}" is a ${type}; name an agreement or an entry of one`));
  }
  if (body.type === 'commitment') found.push(...commitmentFaults(body));
  if (body.type === 'amendment' || body.type === 'correction') found.push(...setFaults(body, known));
  return found;
}

/** The entry with the keys of a correction or amendment set (`null` takes a key away); the values have been checked by `entryFaults`. */
export function withSet<T extends EntryBody>(body: T, set: Readonly<Record<string, unknown>>): T {
  const shape = entryShapes[body.type].shape as Readonly<Record<string, { parse(value: unknown): unknown }>>;
  const next: Record<string, unknown> = { ...body };
  for (const [key, value] of Object.entries(set)) {
    if (value === null) delete next[key];
    else next[key] = shape[key]!.parse(value);
  }
  return next as T;
}
