import { InputRefused } from '../base/index.js';
import type { Levy, OverlayFile, ProjectFile, RegimeFile } from '../study/index.js';
import { levyKinds } from './levies/index.js';
import type { LevyKind } from './levy.js';

/** A levy as it falls on one project: in which years, on which products. */
export interface ActiveLevy {
  /** `MNG/royalty/surtax/copper`. */
  readonly id: string;
  readonly levy: Levy;
  readonly kind: LevyKind;
  readonly status: NonNullable<Levy['status']>;
  /** First year and first year no more, counted from the project's first. */
  readonly from: number;
  readonly until: number;
  readonly products: readonly boolean[];
}

export interface ActiveRegime {
  readonly country: string;
  /** Money of bands, brackets and fees; undefined: the project's. */
  readonly money: string | undefined;
  /** The date whose law was read; undefined where no levy is dated. */
  readonly date: string | undefined;
  readonly levies: readonly ActiveLevy[];
  readonly overlay: OverlayFile | undefined;
}

const levyName = (levy: Levy): string => {
  const kind = levyKinds[levy.kind] as LevyKind;
  return kind.name?.(levy as never) ?? kind.kind;
};
/** How traces name a levy: `MNG/royalty/surtax/copper`. */
export const levyId = (country: string, levy: Levy): string => `${country}/${levyName(levy)}`;
const gradeOf = (levy: Levy) => ('grade' in levy ? (levy.grade ?? '') : '');
const sameLevy = (a: Levy, b: Levy) => levyName(a) === levyName(b) && gradeOf(a) === gradeOf(b);

/** The newest date on which the law that is not draft changed. */
const newestDate = (file: RegimeFile): string | undefined =>
  file.levies.reduce<string | undefined>(
    (newest, { from, status }) =>
      from !== undefined && status !== 'draft' && (newest === undefined || from > newest) ? from : newest,
    undefined,
  );

function inForce(file: RegimeFile, date: string | undefined): readonly Levy[] {
  if (date === undefined) return file.levies.filter((levy) => levy.to === undefined);
  const law = file.levies.filter(
    (l) => (l.from === undefined || l.from <= date) && (l.to === undefined || l.to >= date),
  );
  if (law.length > 0) return law;
  throw new InputRefused([
    {
      code: 'no-law-at-date',
      message: `no levy of ${file.country} was in force on ${date}; choose a later regimeDate`,
      path: 'regimeDate',
      value: date,
    },
  ]);
}

/** How closely a levy names a product: 0 not at all meant, 1 all products, +2 its mineral, +1 its grade. */
function closeness(levy: Levy, mineral: string, grade: string): number {
  const named = 'mineral' in levy && levy.mineral !== undefined ? [levy.mineral].flat() : undefined;
  const wanted = gradeOf(levy);
  if ((named && !named.includes(mineral)) || (wanted !== '' && wanted !== grade)) return 0;
  return 1 + (named ? 2 : 0) + (wanted ? 1 : 0);
}

/** Of the levies of one kind, those that name a product most closely; a royalty on copper stands in place of the royalty on all minerals. */
function productsOf(levy: Levy, peers: readonly Levy[], project: ProjectFile): readonly boolean[] {
  return project.products.map(({ mineral, grade, form }) => {
    const own = closeness(levy, mineral, grade ?? form);
    return own > 0 && peers.every((peer) => closeness(peer, mineral, grade ?? form) <= own);
  });
}

/** Years, from the first, in which an overlay does not count yet. */
function overlayStart(law: readonly Levy[], overlay: OverlayFile, project: ProjectFile): number {
  const shield = law.find((levy) => levy.kind === 'stabilisation');
  const protectedYears = project.stabilised && shield?.kind === 'stabilisation' ? shield.years : 0;
  return Math.max(protectedYears, (overlay.fromYear ?? project.firstYear) - project.firstYear, 0);
}

/**
 * The levies that fall on a project: the law of `project.regimeDate` (the newest where it does not say), an overlay on top from its first year on, or from the
 * end of stabilisation; state share or special royalty as the project chose; levies on strategic deposits only where it is one.
 *
 * @throws InputRefused where no law was in force at the date, or the overlay is another country's
 */
export function activeRegime(
  file: RegimeFile,
  project: ProjectFile,
  years: number,
  overlay?: OverlayFile,
): ActiveRegime {
  if (overlay && overlay.country !== file.country)
    throw new InputRefused([
      {
        code: 'overlay-of-another-country',
        message: `the overlay is for ${overlay.country}, the regime is of ${file.country}`,
        path: 'country',
        value: overlay.country,
      },
    ]);
  const date = project.regimeDate ?? newestDate(file);
  const law = inForce(file, date);
  const start = overlay ? Math.min(years, overlayStart(law, overlay, project)) : years;
  const stays = (levy: Levy) =>
    !overlay || !(overlay.remove.includes(levyName(levy)) || overlay.levies.some((other) => sameLevy(other, levy)));
  const spans = [
    ...law.map((levy) => ({ levy, from: 0, until: stays(levy) ? years : start, draft: false })),
    ...(overlay?.levies ?? []).map((levy) => ({ levy, from: start, until: years, draft: true })),
  ].filter(
    ({ levy, from, until }) =>
      from < until &&
      (levy.appliesTo === undefined || project.strategic) &&
      (levy.kind !== 'special-royalty' || project.participation === 'special-royalty') &&
      (levy.kind !== 'state-share' || project.participation === 'share'),
  );
  const levies = spans.map(({ levy, from, until, draft }): ActiveLevy => {
    const peers = spans
      .filter((other) => other.levy.kind === levy.kind && other.from < until && from < other.until)
      .map((other) => other.levy);
    return {
      id: levyId(file.country, levy),
      levy,
      kind: levyKinds[levy.kind] as LevyKind,
      status: levy.status ?? (draft ? overlay!.status : 'in force'),
      from,
      until,
      products: productsOf(levy, peers, project),
    };
  });
  return {
    country: file.country,
    money: file.money ?? overlay?.money,
    date,
    levies: levies.filter(({ products }) => products.includes(true)),
    overlay,
  };
}

/** Ids of the levies, or of parts of them, that rest on numbers that are not law in force as read. */
export const unverified = (regime: ActiveRegime): readonly string[] => [
  ...new Set(
    regime.levies.flatMap(({ id, status, levy }) => [
      ...(status === 'in force' ? [] : [id]),
      ...(levy.unverified ?? []).map((part) => `${id}/${part}`),
    ]),
  ),
];
