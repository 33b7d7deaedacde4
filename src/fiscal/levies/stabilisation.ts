import type { LevyKind } from '../levy.js';

/** Keeps later law (an overlay) away from a stabilised project for `years`: no charge; read where the levies of a year are chosen. */
export const stabilisation: LevyKind<'stabilisation'> = { kind: 'stabilisation', stage: 'ownership', charge() {} };
