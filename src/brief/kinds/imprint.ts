import { code, count } from '../phrases.js';
import type { Results } from '../results.js';
import { type Sentence, say } from '../sentence.js';

/** Two lines under a short brief: what ranges mean, and what to ask for to get the same brief again. */
export const shortImprint = (results: Results): readonly Sentence[] => [
  say('imprint.interval'),
  say('meeting.imprint', {
    vintage: code(results.vintage),
    study: code(results.studyDigest.slice(0, 12)),
    seed: code(String(results.seed)),
    draws: count(results.draws),
    digest: code(results.digest.slice(0, 12)),
  }),
];
