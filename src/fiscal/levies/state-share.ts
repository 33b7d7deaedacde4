import type { LevyKind } from '../levy.js';

/** The state's part of the project: no charge; project/owners reads share, terms and rate where the owners do not say otherwise. */
export const stateShare: LevyKind<'state-share'> = { kind: 'state-share', stage: 'ownership', charge() {} };
