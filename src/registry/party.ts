import type { BodyOf, Statement } from '../study/index.js';
import { corrected } from './agreement.js';

export type Party = Omit<BodyOf<'party'>, 'type' | 'source'>;

/** The names of parties, corrected. */
export const partiesIn = (statements: readonly Statement[]): Party[] =>
  corrected(statements).flatMap(({ body }) => {
    if (body.type !== 'party') return [];
    const { type: _type, source: _source, ...party } = body;
    return [party];
  });
