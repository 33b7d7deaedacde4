import type { Atlas, Row } from '../atlas/index.js';
import { isMissing, type Maybe, missing } from '../base/index.js';
import {
  type Eligibility,
  type Leg,
  type Plant,
  type Programmes,
  plantsFor,
  type RouteCost,
  routeCosts,
} from '../project/index.js';
import type { ProjectFile } from '../study/index.js';
import { checkSupport } from './check-support.js';

/** Who sells a mineral to a country today, from the atlas. */
export interface Supplier {
  readonly exporter: string;
  readonly form: string;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly status: string;
  readonly row: string;
}

export interface Buyers {
  readonly format: 'lodeward-buyers/1';
  readonly mineral: string;
  readonly importer: string;
  /** Plants that a source names; missing where none does: a buyer is never guessed. */
  readonly plants: Maybe<readonly Plant[]>;
  readonly suppliersNow: Maybe<readonly Supplier[]>;
}

const noBuyer = (mineral: string, country: string) =>
  missing('no-buyer-known', `no source read names a plant of ${country} that takes ${mineral}`);

/** The importer's largest suppliers by form in the newest year of the base market, else of its trade rows. */
async function suppliers(atlas: Atlas, mineral: string, importer: string): Promise<Maybe<readonly Supplier[]>> {
  const rows = await atlas.rows({ kinds: ['flow', 'trade'], mineral, importer });
  const told = rows.filter(
    (row): row is Row & { value: number; exporter: string } =>
      !isMissing(row.value) &&
      row.value > 0 &&
      row.exporter !== undefined &&
      row.exporter !== 'WLD' &&
      row.exporter !== importer &&
      row.month === undefined &&
      row.unit === 't',
  );
  if (told.length === 0) return missing('no-trade-rows', `the atlas has no tonnes of ${mineral} into ${importer}`);
  const kind = told.some((row) => row.kind === 'flow') ? 'flow' : 'trade';
  const own = told.filter((row) => row.kind === kind);
  return [...new Set(own.map((row) => row.form))].sort().flatMap((form) => {
    const year = Math.max(...own.filter((row) => row.form === form).map((row) => row.year));
    return own
      .filter((row) => row.form === form && row.year === year)
      .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
      .slice(0, 8)
      .map((row) => ({
        exporter: row.exporter,
        form,
        year,
        value: row.value,
        unit: row.unit,
        status: row.status,
        row: row.id,
      }));
  });
}

/** Which plants of a country could take a mineral, and from whom it buys now. */
export async function whoBuys(
  ports: { readonly atlas: Atlas; readonly plants: readonly Plant[] },
  question: { readonly mineral: string; readonly importer: string; readonly form?: string },
): Promise<Buyers> {
  const { mineral, importer, form } = question;
  const found = plantsFor(ports.plants, mineral, importer, form);
  return {
    format: 'lodeward-buyers/1',
    mineral,
    importer,
    plants: found.length > 0 ? found : noBuyer(mineral, importer),
    suppliersNow: await suppliers(ports.atlas, mineral, importer),
  };
}

export interface ProductFit {
  readonly mineral: string;
  readonly form: string;
  /** Most that the project makes in a year, in the product's unit. */
  readonly tonnesAYear: number;
  readonly specification: Maybe<Readonly<Record<string, string | number>>>;
  readonly buyers: Buyers;
  readonly routes: readonly RouteCost[];
}

export interface ProjectFit {
  readonly format: 'lodeward-project-fit/1';
  readonly id: string;
  readonly products: readonly ProductFit[];
  readonly support: readonly Eligibility[];
}

/** Who could take a project's products, by which route at which cost, whom they buy from now, and which support it qualifies for. */
export async function fitProject(
  ports: {
    readonly atlas: Atlas;
    readonly plants: readonly Plant[];
    readonly routes: readonly Leg[];
    readonly programmes: Programmes;
  },
  project: ProjectFile,
  importer: string,
): Promise<ProjectFit> {
  const products = await Promise.all(
    project.products.map(
      async (p): Promise<ProductFit> => ({
        mineral: p.mineral,
        form: p.form,
        tonnesAYear: Math.max(...p.tonnes),
        specification: p.specification ?? missing('not-published', 'the project file gives no grade or impurities'),
        buyers: await whoBuys(ports, { mineral: p.mineral, importer }),
        routes: routeCosts(ports.routes, project.site?.roadKmToRailhead, p.content),
      }),
    ),
  );
  return {
    format: 'lodeward-project-fit/1',
    id: project.id,
    products,
    support: checkSupport(project, ports.programmes, importer).programmes,
  };
}
