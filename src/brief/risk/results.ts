import type { Status } from '../../atlas/index.js';
import type { CountryCode, Interval, Maybe, MineralCode, Missing, Share, Tonnes } from '../../base/index.js';
import type { Criterion, NotImplemented, Ranked } from '../../risk/index.js';

/** Value at the middle of all flows and the 5 and 95 % points over their intervals. */
export interface IndexValue {
  readonly value: number;
  readonly p05: number;
  readonly p95: number;
}

export interface MineralAtRisk extends Ranked {
  readonly parent: MineralCode;
  readonly status: Status;
  readonly baseYear: string;
  /** `status` estimated: the share comes from totals and a prior, and is no report. */
  readonly firstSupplier: { readonly country: CountryCode; readonly share: Share; readonly status: Status };
  readonly indices: Readonly<Record<Criterion, Maybe<IndexValue>>>;
  /** Rows of what the importer buys at the stage of the indices, largest first, and of world output where it is not the market's own. */
  readonly rows: readonly string[];
}

export interface WhichMinerals {
  readonly format: 'lodeward-risk/1';
  readonly vintage: string;
  readonly importer: CountryCode;
  readonly governanceYear: number;
  /** Of the first suppliers; those of another country differ in its code alone. */
  readonly governanceRows: readonly string[];
  readonly weights: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly draws: number;
  readonly minerals: readonly MineralAtRisk[];
  readonly notRanked: readonly { readonly mineral: MineralCode; readonly missing: Missing['missing'] }[];
  readonly notImplemented: readonly NotImplemented[];
}

/** What a year of one closure costs the country with the ore, and where its tonnes would go. Money in its own currency. */
export interface BuyerClosure {
  readonly id: 'buyer-stops' | 'buyer-halves' | 'corridor-closes';
  readonly closed: readonly CountryCode[] | '*';
  readonly revenueLost: Maybe<Interval>;
  readonly royaltyLost: Maybe<Interval>;
  readonly surtaxLost: Maybe<Interval>;
  readonly incomeTaxLost: Maybe<Interval>;
  /** Output that found no buyer or was not mined for want of a price. */
  readonly strandedTonnes: Maybe<Interval>;
  readonly priceIndex: Maybe<Interval>;
  /** Who would buy more, mean over draws, greatest first. */
  readonly instead: readonly { readonly buyer: CountryCode; readonly moreTonnes: Tonnes }[];
  readonly failed: number;
}

export interface ExportedMineral {
  readonly mineral: MineralCode;
  readonly stage: string;
  readonly baseYear: string;
  readonly status: Status;
  readonly exportsTonnes: Tonnes;
  readonly exportRevenue: Interval;
  readonly buyers: readonly {
    readonly country: CountryCode;
    readonly tonnes: Tonnes;
    readonly share: Share;
    readonly status: Status;
    readonly row: string;
  }[];
  readonly concentration: number;
  readonly take: { readonly royalty: Share; readonly surtax: Maybe<Share> };
  readonly unverified: readonly string[];
  readonly closures: readonly BuyerClosure[];
}

export interface SeenFromExporter {
  readonly format: 'lodeward-exporter/1';
  readonly vintage: string;
  readonly exporter: CountryCode;
  readonly money: string;
  readonly perUsd: number;
  readonly seed: number;
  readonly draws: number;
  readonly minerals: readonly ExportedMineral[];
  /** Losses by border post. */
  readonly byPost: Maybe<never>;
}
