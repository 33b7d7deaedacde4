import { type Atlas, type Conflict, conflicts } from '../atlas/index.js';

export interface ConflictAnswer {
  readonly vintage: string;
  /** Sources that differ by more than this share are listed. */
  readonly share: number;
  readonly conflicts: readonly Conflict[];
}

/** Where sources differ on production, capacity or reserves (trade too with `trade`), the greatest ratio first; no value is corrected. */
export async function whichConflicts(
  atlas: Atlas,
  question: { readonly mineral?: string; readonly share: number; readonly trade?: boolean },
): Promise<ConflictAnswer> {
  const kinds = question.trade ? (['trade'] as const) : (['production', 'capacity', 'reserves'] as const);
  const rows = await atlas.rows({ kinds, ...(question.mineral ? { mineral: question.mineral } : {}) });
  return { vintage: atlas.vintage, share: question.share, conflicts: conflicts(rows, question.share) };
}
