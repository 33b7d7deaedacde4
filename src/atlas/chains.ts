import { Bug, canonical } from '../base/index.js';
import type { Step } from './row.js';

/** FNV-1a of the text in two lanes, as 9 hex digits: the name of a list of steps. */
function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
  }
  return `c${(a >>> 0).toString(16).padStart(8, '0')}${((b >>> 0) & 0xf).toString(16)}`;
}

/**
 * Stores each list of steps once and names it after its content, so that a vintage built again has the same names.
 * @example new Chains().key([{ step: 'read', detail: 'a.csv' }]) // 'c' and 9 hex digits
 */
export class Chains {
  readonly #lists = new Map<string, { readonly text: string; readonly steps: readonly Step[] }>();

  key(steps: readonly Step[]): string {
    const text = canonical(steps);
    const key = fingerprint(text);
    const known = this.#lists.get(key);
    if (known && known.text !== text) throw new Bug('chain-collision', `two lists of steps are both named ${key}`);
    if (!known) this.#lists.set(key, { text, steps });
    return key;
  }

  steps(key: string): readonly Step[] | undefined {
    return this.#lists.get(key)?.steps;
  }

  /** Name and steps of every list, in the order of names. */
  entries(): readonly (readonly [string, readonly Step[]])[] {
    return [...this.#lists].map(([key, { steps }]) => [key, steps] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
