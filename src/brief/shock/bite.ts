import { stageName } from '../industry/phrases.js';
import type { MessageId } from '../locales/index.js';
import { amount, code, country, inner, list, mineral } from '../phrases.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { routeName } from './besides.js';

/** Why a measure changes nothing: the code and what it is about (`toothless` of the shock room). */
export interface WarningFigures {
  readonly code: 'quota-above-trade' | 'no-output' | 'no-purchases' | 'no-flow' | 'no-passage';
  readonly stage: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[] | '*';
  readonly tonnes?: number;
  readonly quota?: number;
  readonly route?: string;
}

const names = (codes: readonly string[] | '*' | undefined): Value =>
  codes === '*' ? inner(say('bite.abroad')) : list((codes ?? []).map(country));

/** The warning in the reader's language. */
export const warning = (of: string, about: WarningFigures): Sentence =>
  say(`bite.${about.code}` satisfies MessageId, {
    mineral: mineral(of),
    stage: about.stage === '' ? code('') : stageName(about.stage),
    from: names(about.from),
    to: names(about.to),
    tonnes: amount(about.tonnes ?? 0, 't'),
    quota: amount(about.quota ?? 0, 't'),
    route: about.route === undefined ? code('') : routeName(about.route),
  });
