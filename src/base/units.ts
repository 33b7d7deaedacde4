declare const unit: unique symbol;
/** A number with its unit in the type: `Tonnes` and `Usd` do not mix. Cast once, where the number enters. */
export type Quantity<U extends string> = number & { readonly [unit]?: U };

/** Tonnes of contained element, or of the mineral's declared basis. */
export type Tonnes = Quantity<'t'>;
export type Usd = Quantity<'USD'>;
export type Krw = Quantity<'KRW'>;
export type Mnt = Quantity<'MNT'>;
export type UsdPerTonne = Quantity<'USD/t'>;
/** A fraction, 0.25 for 25 %. */
export type Share = Quantity<'1'>;
export type Years = Quantity<'a'>;

/** ISO 3166-1 alpha-3; `WLD` is a world total, never a country. */
export type CountryCode = string;
/** Code of data/minerals.csv, for example `natural-graphite`. */
export type MineralCode = string;
/** Calendar date, `2026-11-23`. */
export type IsoDate = string;
