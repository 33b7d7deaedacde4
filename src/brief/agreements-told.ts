import type { IsoDate, LocalText, Maybe, MineralCode } from '../base/index.js';

export interface AgreementRow {
  readonly id: string;
  readonly date: IsoDate;
  readonly title: LocalText;
  readonly stage: LocalText;
  readonly nextDue: Maybe<IsoDate>;
  readonly memorandumTonnes: Maybe<number>;
  readonly contractedTonnes: Maybe<number>;
  readonly deliveredTonnes: Maybe<number>;
  /** What was promised where no tonnes are named. */
  readonly promised: readonly LocalText[];
  readonly evidence: readonly {
    readonly date: IsoDate;
    readonly what: LocalText;
    /** False where it is unverified or disputed. */
    readonly counted: boolean;
    readonly source: string;
  }[];
}

/** The way that a landlocked partner's tonnes take: a risk of its own in every offtake. */
export interface Transit {
  /** Of data/closures.csv. */
  readonly route: string;
  /** Chance a year that it closes (5 %, mean, 95 %), and months of a year it then stays closed. */
  readonly odds: { readonly low: number; readonly mid: number; readonly high: number };
  readonly months: number;
  /** Of what goes to the importer. */
  readonly share: number;
  /** Other ways: low, mode, high of gross tonnes a year and of USD a gross tonne more. */
  readonly ways: readonly {
    readonly by: string;
    readonly tonnes: readonly [number, number, number];
    readonly usdPerTonne: readonly [number, number, number];
  }[];
  /** Of the study's offtakes and projects with the partner. */
  readonly minerals: readonly MineralCode[];
}

/** Agreements as they stand at a date. */
export interface Agreements {
  readonly asOf: IsoDate;
  /** Chance that a memorandum becomes a contract, from what became of earlier ones. */
  readonly odds: { readonly mean: number; readonly p05: number; readonly p95: number };
  readonly transit: Maybe<Transit>;
  readonly rows: readonly AgreementRow[];
}

const measures = new Set(['t', 'USD', 'KRW', 'MNT', '%']);

/** How a promised number is written: in people or in a measure; a unit that is an English word of the entry is told by the words beside it. */
export function promisedAs({
  quantity,
  unit,
  measure,
}: {
  readonly quantity: number;
  readonly unit?: string | undefined;
  readonly measure?: string;
}) {
  const written = measure === 'people' ? measure : unit !== undefined && measures.has(unit) ? unit : '1';
  return { unit: written, figures: Number.isInteger(quantity) && quantity < 1000 ? ('full' as const) : (3 as const) };
}
