import type { IsoDate } from '../base/index.js';
import type { Due, Evidenced, Promised, Standing } from './standing.js';

/** What one party has to do in one agreement: its milestones, its promises, and what the other side says that it has not answered. */
export interface Duties {
  readonly agreement: Standing;
  readonly milestones: readonly (Due & { readonly overdue: boolean })[];
  readonly promises: readonly Promised[];
  readonly toAnswer: readonly Evidenced[];
}

/**
 * Duties of a party at a date, agreements without any left out. A milestone without an owner is everyone's of the agreement; so is a
 * promise that does not say by whom. `toAnswer` lists entries of another party that this one has neither confirmed nor disputed.
 */
export function dutiesOf(standings: readonly Standing[], party: string, date: IsoDate): Duties[] {
  return standings
    .filter((one) => one.stage !== 'lapsed' && one.parties.some((each) => each.party === party))
    .map((agreement) => ({
      agreement,
      milestones: agreement.open
        .filter(({ owner }) => owner === undefined || owner === party)
        .map((due) => ({ ...due, overdue: due.due < date })),
      promises: agreement.promised.filter(({ by }) => by === undefined || by === party),
      toAnswer: agreement.evidenced.filter(
        ({ by, confirmedBy, disputedBy }) =>
          by !== undefined && by !== party && !confirmedBy.includes(party) && !disputedBy.includes(party),
      ),
    }))
    .filter((one) => one.milestones.length + one.promises.length + one.toAnswer.length > 0);
}
