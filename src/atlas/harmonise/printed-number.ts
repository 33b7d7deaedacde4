import { type Maybe, missing } from '../../base/index.js';

export interface Printed {
  readonly value: Maybe<number>;
  /** What the print says beyond the number: `below`, `above`. */
  readonly bound?: 'below' | 'above';
  /** Ends of a printed range; `value` is its middle. */
  readonly range?: readonly [number, number];
}

/** Words that publishers print in place of a number, and the reason each stands for. */
const words: Readonly<Record<string, string>> = {
  W: 'withheld',
  NA: 'not-available',
  XX: 'not-applicable',
  'included-elsewhere': 'included-elsewhere',
  'in-words': 'printed-in-words',
  '-': 'not-assessed',
  '..': 'not-available',
  '…': 'not-available',
  s: 'included-elsewhere',
  Large: 'printed-in-words',
  Small: 'printed-in-words',
  'Very small': 'printed-in-words',
  Moderate: 'printed-in-words',
  'Moderate to large': 'printed-in-words',
  '>0': 'above-zero-not-quantified',
};

const digits = '-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';
const single = new RegExp(`^([<>]?)\\s*(${digits})\\s*%?$`);
const range = new RegExp(`^(${digits})–(${digits})$`);
const read = (text: string) => Number(text.replaceAll(',', ''));

/**
 * A number as a publisher prints it: `1,430`, `4%`, `<0.1%`, `890–1,000`, a dash for nothing, or a word for what is not told (`W`, `NA`, `-`).
 * @returns the number (a bound or a range stands apart), a missing value with its reason, or undefined where the text is none of these
 * @example printedNumber('<0.1%') // { value: 0.1, bound: 'below' }
 */
export function printedNumber(text: string): Printed | undefined {
  const word = words[text];
  if (word) return { value: missing(word, `printed "${text}"`) };
  if (text === '—') return { value: 0 };
  const ends = range.exec(text);
  if (ends?.[1] && ends[2]) {
    const [low, high] = [read(ends[1]), read(ends[2])];
    return { value: (low + high) / 2, range: [low, high] };
  }
  const match = single.exec(text);
  if (!match?.[2]) return undefined;
  const value = read(match[2]);
  if (!Number.isFinite(value)) return undefined;
  if (match[1] === '') return { value };
  return { value, bound: match[1] === '<' ? 'below' : 'above' };
}
