import type { Language } from '../../base/index.js';
import { en, type MessageId, type Messages } from './en.js';
import { ko } from './ko.js';
import { mn } from './mn.js';

export type { MessageId } from './en.js';

export const messages: Readonly<Record<Language, Messages>> = { en, ko, mn };

/** Sentences that a person who writes the language has read and signed; the others make their page a draft translation. */
export const reviewed: Readonly<Record<Language, ReadonlySet<MessageId>>> = {
  en: new Set(Object.keys(en) as MessageId[]),
  ko: new Set(),
  mn: new Set(),
};
