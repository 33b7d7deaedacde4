import type { Atlas, Row } from '../atlas/index.js';
import { InputRefused, isMissing, type Maybe, missing, oneOf } from '../base/index.js';
import type { Buyers, LandedCost, ProductFit, ProjectFit, Supplier } from '../brief/index.js';
import {
  caseOf,
  type Leg,
  type Plant,
  type Programmes,
  plantsFor,
  type RouteCost,
  type Rules,
  resultOf,
  routeCosts,
} from '../project/index.js';
import type { Product, ProjectFile } from '../study/index.js';
import { supportFrom } from './check-support.js';

const noBuyer = (mineral: string, country: string) =>
  missing('no-buyer-known', `no source read names a plant of ${country} that takes ${mineral}`);

/** The importer's largest suppliers by form, newest year first: balanced flows that rest on a report of the pair, else trade rows of a whole table of sellers; never a pair that only the balance made, nor a table of a few sellers. */
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
      row.unit === 't' &&
      (row.kind === 'trade' ? row.status === 'complete' : (row.reports ?? 0) > 0),
  );
  if (told.length === 0)
    return missing(
      'no-reported-suppliers',
      `no row of the atlas reports tonnes of ${mineral} into ${importer} by seller`,
    );
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

interface BuyersQuestion {
  readonly mineral: string;
  readonly importer: string;
  readonly form?: string;
}

interface BuyersPorts {
  readonly atlas: Atlas;
  readonly plants: readonly Plant[];
}

/**
 * Which plants of a country could take a mineral, and from whom it buys now.
 * @param minerals codes of the minerals and forms that have a name
 * @throws InputRefused for a mineral that is none of them
 */
export async function whoBuys(
  ports: BuyersPorts,
  minerals: readonly string[],
  question: BuyersQuestion,
): Promise<Buyers> {
  const { mineral } = question;
  if (minerals.includes(mineral)) return buyersOf(ports, question);
  const message = `there is no mineral or form "${mineral}"`;
  throw new InputRefused([
    { code: 'unknown-mineral', path: 'mineral', value: mineral, message, wanted: oneOf(minerals) },
  ]);
}

async function buyersOf(ports: BuyersPorts, { mineral, importer, form }: BuyersQuestion): Promise<Buyers> {
  const found = plantsFor(ports.plants, mineral, importer, form);
  return {
    format: 'lodeward-buyers/1',
    mineral,
    importer,
    plants: found.length > 0 ? found : noBuyer(mineral, importer),
    suppliersNow: await suppliers(ports.atlas, mineral, importer),
  };
}

/** Breakeven price - freight of the plan + route, for a contained tonne in US dollars. */
function landedCost(route: RouteCost, product: Product, money: string, price: unknown): LandedCost {
  const { route: name, destination, usdPerContainedTonne: freight } = route;
  const common = { route: name, destination };
  if (isMissing(freight)) return { ...common, usdPerTonne: freight };
  const planned = product.freightPerTonne;
  if (typeof price !== 'number' || typeof planned !== 'number' || money !== 'USD' || product.unit !== 't')
    return { ...common, usdPerTonne: missing('no-single-price', 'needs one breakeven price in US dollars a tonne') };
  const [low, mode, high] = freight;
  const atMine = price - planned;
  return { ...common, usdPerTonne: [atMine + low, atMine + mode, atMine + high] };
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
  rules: Rules,
  importer: string,
): Promise<ProjectFit> {
  const { breakevenPrice } = resultOf(caseOf(project, rules));
  const products = await Promise.all(
    project.products.map(async (p): Promise<ProductFit> => {
      const routes = routeCosts(ports.routes, project.site?.roadKmToRailhead, p.content);
      const market = await ports.atlas.baseMarket(p.mineral);
      const stage = market?.stages[0];
      return {
        mineral: p.mineral,
        form: p.form,
        tonnesAYear: Math.max(...p.tonnes),
        specification: p.specification ?? missing('not-published', 'the project file gives no grade or impurities'),
        buyers: await buyersOf(ports, { mineral: p.mineral, importer }),
        routes,
        landed: routes.map((route) => landedCost(route, p, project.money, breakevenPrice.byProduct[p.mineral])),
        priceNow: stage
          ? { usdPerTonne: stage.basePrice.usdPerTonne, row: stage.basePrice.row, form: stage.form }
          : missing('no-market', `the atlas has no base market of ${p.mineral}`),
      };
    }),
  );
  return {
    format: 'lodeward-project-fit/1',
    id: project.id,
    products,
    support: supportFrom(project, ports.programmes, [importer]),
  };
}
