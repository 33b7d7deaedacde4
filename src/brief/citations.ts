import type { RowTrace } from '../atlas/index.js';
import type { Block, Document } from './document.js';
import type { Sentence, Value } from './sentence.js';

/** A publication that a document rests on, as its footnote names it, with the rows of it that were used. */
export interface Publication {
  readonly number: number;
  readonly publisher: string;
  readonly title: string;
  readonly edition: string;
  readonly licence: string;
  readonly rows: readonly string[];
}

/** Footnotes of a document: numbers by publication, in the order in which the text first needs them. */
export interface Citations {
  of(rows: readonly string[] | undefined): readonly number[];
  readonly list: readonly Publication[];
}

/** Where a figure or sentence of a block stands, with its rows. */
function* restingOn(block: Block): Generator<readonly string[]> {
  const own = function* (sentences: readonly Sentence[]) {
    for (const { rows } of sentences) if (rows) yield rows;
  };
  if (block.is === 'lead' || block.is === 'note') yield* own([block.sentence]);
  else if (block.is === 'paragraph') yield* own(block.sentences);
  else if (block.is === 'bullets') yield* own(block.items);
  else if (block.is === 'answers') yield* own(block.items.flatMap(({ question, answer }) => [question, answer]));
  else if (block.is === 'table') for (const row of block.rows) for (const { rows } of row) if (rows) yield rows;
}

/** Ids of every row that a document names. */
export const rowsOf = (document: Document): readonly string[] => [
  ...new Set(document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => [...restingOn(block)].flat()))),
];

/** The published rows behind a row: itself, or what a computed row was computed from. */
function published(id: string, evidence: ReadonlyMap<string, RowTrace>, depth = 0): readonly RowTrace[] {
  const trace = evidence.get(id);
  if (!trace) return [];
  const below = depth < 3 ? trace.inputs.flatMap((input) => published(input, evidence, depth + 1)) : [];
  return below.length > 0 ? below : [trace];
}

/** Numbers the publications behind the rows of a document. A row without a way back in `evidence` has no footnote. */
export function citations(document: Document): Citations {
  const found = new Map<string, { publication: Omit<Publication, 'rows'>; rows: Set<string> }>();
  const known = new Map<string, readonly number[]>();
  const numbersOf = (id: string): readonly number[] => {
    const before = known.get(id);
    if (before) return before;
    const numbers = published(id, document.evidence).map(({ source, row: { id: own } }) => {
      const { publisher, title, edition, licence, row } = source;
      let entry = found.get(source.id);
      if (!entry) {
        entry = { publication: { number: found.size + 1, publisher, title, edition, licence }, rows: new Set() };
        found.set(source.id, entry);
      }
      entry.rows.add(row === '' ? own : row);
      return entry.publication.number;
    });
    const unique = [...new Set(numbers)];
    known.set(id, unique);
    return unique;
  };
  const of = (rows: readonly string[] | undefined) =>
    [...new Set((rows ?? []).flatMap(numbersOf))].sort((a, b) => a - b);
  for (const { blocks } of document.sections) for (const block of blocks) for (const rows of restingOn(block)) of(rows);
  return { of, list: [...found.values()].map(({ publication, rows }) => ({ ...publication, rows: [...rows] })) };
}

function* sentencesOf(value: Value): Generator<Sentence> {
  if (value.is === 'sentence') yield* told(value.sentence);
  if (value.is === 'list') for (const item of value.items) yield* sentencesOf(item);
}
function* told(sentence: Sentence): Generator<Sentence> {
  yield sentence;
  for (const value of Object.values(sentence.values ?? {})) yield* sentencesOf(value);
}
function* saidIn(block: Block): Generator<Sentence> {
  if ('title' in block) yield* told(block.title);
  if ('subtitle' in block) yield* told(block.subtitle);
  if ('source' in block && block.source) yield* told(block.source);
  if (block.is === 'lead' || block.is === 'note') yield* told(block.sentence);
  else if (block.is === 'paragraph') for (const one of block.sentences) yield* told(one);
  else if (block.is === 'bullets') for (const one of block.items) yield* told(one);
  else if (block.is === 'answers')
    for (const { question, answer } of block.items) {
      yield* told(question);
      yield* told(answer);
    }
  else if (block.is === 'table') {
    for (const { head } of block.columns) yield* told(head);
    for (const row of block.rows) for (const { value } of row) yield* sentencesOf(value);
  } else if (block.is !== 'map') for (const { label } of block.bars) yield* sentencesOf(label);
}

/** Every sentence of a document, those inside others too. */
export function* sentences({ title, subtitle, imprint, sections }: Document): Generator<Sentence> {
  for (const one of [title, subtitle, ...imprint]) yield* told(one);
  for (const { title: heading, blocks } of sections) {
    yield* told(heading);
    for (const block of blocks) yield* saidIn(block);
  }
}
