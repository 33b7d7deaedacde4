import type { CountryCode, IsoDate } from '../../base/index.js';
import type { Leak } from './measure.js';

interface Word {
  readonly text: string;
  /** 1-based character in the whole measure text. */
  readonly position: number;
}

/** What the reader wanted and found, and where; turned into a Problem by `parseMeasures`. */
export class Unreadable extends Error {
  constructor(
    readonly position: number,
    readonly found: string,
    readonly wanted: string,
  ) {
    super(wanted);
  }
}

const token = /->|→|,|\*|[^\s,*→]+?(?=->|→|,|\*|\s|$)/g;
const number = /^(\d+(?:\.\d*)?(?:e\d+)?)(.*)$/i;

/** The words of one measure, read from left to right. */
export class Words {
  private readonly words: readonly Word[];
  private next = 0;

  constructor(
    text: string,
    private readonly start: number,
  ) {
    this.words = [...text.matchAll(token)].map((m) => ({ text: m[0], position: start + m.index }));
    this.end = start + text.trimEnd().length;
  }

  private readonly end: number;

  peek(): string | undefined {
    return this.words[this.next]?.text;
  }

  fail(wanted: string): never {
    const word = this.words[this.next];
    throw new Unreadable(word?.position ?? Math.max(this.end, this.start), word?.text ?? 'the end', wanted);
  }

  /** The next word as it stands, whatever it is. */
  any(wanted: string): string {
    const word = this.peek() ?? this.fail(wanted);
    this.next++;
    return word;
  }

  /** True and consumed when the next word is this one. */
  take(...texts: string[]): boolean {
    const hit = texts.includes(this.peek() ?? '');
    if (hit) this.next++;
    return hit;
  }

  date(): IsoDate {
    const word = this.peek() ?? '';
    const [, year, month, day] = (/^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/.exec(word) ?? []).map(Number);
    const real = day !== undefined && day > 0 && new Date(Date.UTC(year!, month! - 1, day)).getUTCDate() === day;
    if (!real) this.fail('a date such as 2026-12-01');
    this.next++;
    return word;
  }

  country(): CountryCode {
    const word = this.peek();
    if (word === undefined || !/^([a-z]{3}|R-[a-z0-9-]+)$/i.test(word))
      this.fail('a country code of three letters, such as CHN');
    this.next++;
    return word!.toUpperCase();
  }

  countries(): readonly CountryCode[] {
    const list = [this.country()];
    while (this.take(',')) list.push(this.country());
    return list;
  }

  /** `A,B -> C,D` or `A -> *`. */
  pairs(): { from: readonly CountryCode[]; to: readonly CountryCode[] | '*' } {
    const from = this.countries();
    if (!this.take('->', '→')) this.fail('"->" between sellers and buyers');
    return { from, to: this.take('*') ? '*' : this.countries() };
  }

  /** A number >= 0 with its unit, joined or apart: `25%`, `25 %`, `5000 t/y`. */
  quantity(unit: string): number {
    const match = number.exec(this.peek() ?? '');
    if (!match || !Number.isFinite(Number(match[1]))) this.fail(`a number in ${unit}`);
    const [, digits, rest] = match!;
    if (rest !== '' && rest !== unit) this.fail(`a number in ${unit}`);
    this.next++;
    if (rest === '' && !this.take(unit)) this.fail(`the unit ${unit} after ${digits}`);
    return Number(digits);
  }

  /** A stage at the end, `{}` where none is written. */
  stage(): { stage?: string } {
    const word = this.peek();
    if (word === undefined || word === 'leak' || !/^[a-z][a-z0-9-]*$/.test(word)) return {};
    this.next++;
    return { stage: word };
  }

  /** `leak 20% at 0.3` at the end: the part of the pairs' custom that goes round the measure, and what that costs in base prices; `{}` where none is written. */
  leak(): { leak?: Leak } {
    if (!this.take('leak')) return {};
    const share = this.quantity('%') / 100;
    if (share > 1) this.fail('a leak of at most 100%');
    if (!this.take('at')) this.fail('"at" and the extra cost of the leak in base prices, such as at 0.3');
    const cost = Number(this.peek());
    if (!(cost >= 0 && cost < Infinity) || this.peek() === '')
      this.fail('the extra cost of the leak in base prices, such as 0.3');
    this.next++;
    return { leak: { share, cost } };
  }

  done(): void {
    if (this.peek() !== undefined) this.fail('the end of the measure or "+"');
  }
}
