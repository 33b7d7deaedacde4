import { isMissing, type LocalText } from '../../base/index.js';
import type { Plant } from '../../project/index.js';
import type { ProjectFile } from '../../study/index.js';
import type { Block, Document, Section } from '../document.js';
import { withNotice } from '../notice.js';
import { amount, code, country, list, mineral, text } from '../phrases.js';
import { capacityOf, fitRoutes, placeName, suppliers } from '../project/buyers.js';
import { formName } from '../project/phrases.js';
import type { ProductFit, ProjectFit } from '../project/results.js';
import type { Results } from '../results.js';
import { say, type Value } from '../sentence.js';
import { shortImprint } from './imprint.js';

/** A project that may be shown, with the fit of its products. */
export interface Offer {
  readonly project: Pick<ProjectFile, 'id' | 'name' | 'products'>;
  readonly fit: ProjectFit;
}

const nameOf = ({ id, name }: { readonly id: string; readonly name?: LocalText | undefined }): Value =>
  name ? text(name) : code(id);
/** Most that a product makes in a year, in its own unit. */
export const mostAYear = (
  { products }: Pick<ProjectFile, 'products'>,
  { mineral: of, form, tonnesAYear }: ProductFit,
) => amount(tonnesAYear, products.find((one) => one.mineral === of && one.form === form)?.unit ?? 't');

/** Plants that take the product in the form in which it would be sold. */
const taking = ({ buyers, form }: ProductFit): readonly Plant[] =>
  isMissing(buyers.plants) ? [] : buyers.plants.filter(({ takes }) => takes === form);

function offered({ project }: Offer, product: ProductFit): Block {
  return {
    is: 'lead',
    sentence: say('forum.offer', {
      project: nameOf(project),
      mineral: mineral(product.mineral),
      form: formName(product.form),
      tonnes: mostAYear(project, product),
    }),
  };
}

function settle({ project }: Offer, product: ProductFit, plant: Plant): Block {
  const { specification } = product;
  const said = isMissing(specification)
    ? ({ is: 'missing', code: specification.missing.code } as const)
    : list(Object.entries(specification).map(([name, value]) => code(`${name} ${value}`)));
  const terms = project.products.find((one) => one.mineral === product.mineral)?.offtake;
  return {
    is: 'bullets',
    numbered: true,
    items: [
      say('forum.settle.tonnes'),
      say('forum.settle.grade', { specification: said, limits: limits(plant) }),
      say('forum.settle.price', {
        terms: terms
          ? list(
              [terms.index, terms.deductions, terms.quotationPeriod].filter((one) => one !== undefined).map(code),
              '; ',
            )
          : { is: 'missing', code: 'no-offtake-terms' },
      }),
      say('forum.settle.route', {
        port: plant.port === '' ? { is: 'missing', code: 'not-published' } : placeName(plant.port),
      }),
    ],
  };
}

const limits = (plant: Plant): Value =>
  isMissing(plant.limits) ? { is: 'missing', code: plant.limits.missing.code } : code(plant.limits);

function pair(offer: Offer, product: ProductFit, plant: Plant): Section {
  const title = say('forum.pair', { project: nameOf(offer.project), buyer: text(plant.name) });
  return {
    id: `${offer.project.id}-${plant.id}`,
    title,
    page: 'own',
    blocks: [
      offered(offer, product),
      {
        is: 'paragraph',
        sentences: [
          say('forum.plant', {
            buyer: text(plant.name),
            takes: formName(plant.takes),
            makes: formName(plant.makes),
            capacity: capacityOf(plant),
          }),
          say('forum.plantSource', { source: code(plant.source), date: code(plant.date), limits: limits(plant) }),
        ],
      },
      suppliers(product.buyers),
      ...fitRoutes(product),
      { is: 'note', tone: 'info', sentence: say('forum.open') },
      settle(offer, product, plant),
    ],
  };
}

function single(offer: Offer, product: ProductFit, importer: string): Section {
  return {
    id: `${offer.project.id}-${product.mineral}`,
    title: say('forum.single', { project: nameOf(offer.project) }),
    page: 'own',
    blocks: [
      offered(offer, product),
      {
        is: 'note',
        tone: 'caution',
        sentence: say('forum.none', {
          importer: country(importer),
          mineral: mineral(product.mineral),
          form: formName(product.form),
        }),
      },
      suppliers(product.buyers),
      ...fitRoutes(product),
    ],
  };
}

/** The pack of a forum: one page for each pair of project and plant, and a page that says so where no buyer is known. Only projects that may be shown are handed in. */
export function forum(results: Results, offers: readonly Offer[]): Document {
  const names = { importer: country(results.importer), partner: country(results.partner) };
  const sections = offers.flatMap((offer) =>
    offer.fit.products.flatMap((product) => {
      const plants = taking(product);
      return plants.length === 0
        ? [single(offer, product, results.importer)]
        : plants.map((plant) => pair(offer, product, plant));
    }),
  );
  return withNotice(
    {
      id: 'forum',
      form: 'report',
      title: say('title.forum', names),
      subtitle: say('subtitle.forum'),
      imprint: shortImprint(results),
      sections,
      evidence: new Map(),
    },
    results,
  );
}
