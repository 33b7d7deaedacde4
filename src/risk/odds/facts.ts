import type { CountryCode, IsoDate, MineralCode } from '../../base/index.js';

/** What a government did: everything stops, a quota, licences, or a stop to one destination. */
export const decisionKinds = ['stop', 'quota', 'licence', 'destination-ban'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** One decision of a government that restricts exports; notices of one day on one matter are one decision. */
export interface Decision {
  readonly id: string;
  readonly country: CountryCode;
  readonly kind: DecisionKind;
  readonly announced: IsoDate;
  /** Undefined: never came into force. */
  readonly inForce?: IsoDate;
  /** Undefined: in force at the end of the observation (right-censored). */
  readonly ended?: IsoDate;
  /** Minerals whose traded forms are hit; forms of little trade are `niche` and not counted as hits. */
  readonly minerals: readonly MineralCode[];
  readonly niche: readonly MineralCode[];
  /** False: eases, concerns technology only, or was not decided. */
  readonly counted: boolean;
  readonly source: string;
}

/** Share of world output (the greatest over the stages) of one country in one mineral. */
export interface ProducerShare {
  readonly mineral: MineralCode;
  readonly country: CountryCode;
  readonly share: number;
}

export interface Triangle {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

export interface CorridorFacts {
  readonly id: string;
  readonly countries: readonly CountryCode[];
  /** Buyers reached another way. */
  readonly spared: readonly CountryCode[];
  /** Independent closures since `observed.from`. */
  readonly independent: number;
  readonly lost: Triangle;
  readonly months: Triangle;
}

/** data/odds: decisions, exposure, windows, priors and the classes without a count. */
export interface OddsFacts {
  readonly observed: { readonly from: IsoDate; readonly to: IsoDate };
  readonly windows: readonly { readonly id: string; readonly from: IsoDate }[];
  /** Lower edges of the classes of world share, falling: 0.5, 0.2, 0.05, 0.01. */
  readonly shareClasses: readonly number[];
  readonly bias: string;
  readonly priors: {
    readonly kindStrength: number;
    readonly hitStrength: number;
    readonly lengthStrength: number;
    readonly dispersionBounds: readonly [number, number];
  };
  readonly decisions: readonly Decision[];
  readonly exposure: readonly ProducerShare[];
  readonly halveCut: Triangle;
  readonly outage: {
    readonly rate: { readonly shape: number; readonly perYear: number };
    readonly lost: Triangle;
    readonly months: Triangle;
  };
  readonly corridors: readonly CorridorFacts[];
}

/** Years between two dates, a year being 365.25 days. */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / 365.25;
}

/** Index of the class that a world share falls in; `classes.length` below the last edge. */
export function shareClass(share: number, classes: readonly number[]): number {
  const index = classes.findIndex((edge) => share >= edge);
  return index < 0 ? classes.length : index;
}
