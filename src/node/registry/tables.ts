/** Columns of the registry's tables. Entries and files are append-only; standing and alarm follow from them and can be rebuilt. */
export interface Tables {
  readonly entry: {
    readonly seq: number;
    readonly id: string;
    readonly root: string;
    readonly type: string;
    readonly date: string | null;
    readonly project: string | null;
    readonly recorded_at: string;
    readonly recorded_by: string;
    readonly why: string;
    /** Canonical JSON of the body: what the digest is taken of. */
    readonly body: string;
    readonly previous: string;
    readonly digest: string;
  };
  readonly file: { readonly digest: string; readonly bytes: Uint8Array };
  readonly standing: {
    readonly agreement: string;
    readonly from_date: string;
    readonly until_date: string | null;
    readonly signed: string;
    readonly stage: string;
    /** JSON of the title in its languages. */
    readonly title: string;
    /** Lists as `|tin|copper|`, to be searched with like. */
    readonly minerals: string;
    readonly parties: string;
    readonly countries: string;
    readonly project: string | null;
    /** JSON of the three numbers, null where the agreement has no mineral. */
    readonly tonnes: string | null;
    readonly standing: string;
  };
  readonly alarm: {
    readonly agreement: string;
    readonly code: string;
    readonly subject: string;
    readonly begin_date: string;
    readonly anchor: string;
    readonly until_date: string | null;
    readonly alarm: string;
  };
}
