import { isMissing } from '../../base/index.js';
import type { Eligibility, Plant } from '../../project/index.js';
import type { Block, Document, Section } from '../document.js';
import { type MessageId, messages } from '../locales/index.js';
import { amount, code, country, inner, list, mineral, text, year } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import { answer, either, formName, head, reason, word } from './phrases.js';
import type { Buyers, ProductFit, ProjectFit, SupportCheck } from './results.js';

/** Capacity of a plant with what is counted; a unit that has no words stands as the file writes it. */
export const capacityOf = ({ capacity, unit }: Plant): Value => {
  const id = `capacity.${unit}`;
  return isMissing(capacity) || !(id in messages.en)
    ? amount(capacity, unit, 'full')
    : inner(say(id as MessageId, { tonnes: amount(capacity, '1', 'full') }));
};

function plants({ plants: found }: Buyers): Block {
  if (isMissing(found)) return { is: 'paragraph', sentences: [say('buyers.none', { reason: reason(found) })] };
  return {
    is: 'table',
    id: 'plants',
    title: say('buyers.plants'),
    columns: [
      head('column.plantName'),
      head('column.takes'),
      head('column.makes'),
      head('column.capacity', true),
      head('column.source'),
    ],
    rows: found.map((p) => [
      { value: text(p.name) },
      { value: formName(p.takes) },
      { value: formName(p.makes) },
      { value: capacityOf(p) },
      { value: list([code(p.source), code(p.date)]) },
    ]),
  };
}

export function suppliers({ suppliersNow, importer }: Buyers): Block {
  const values = { importer: country(importer) };
  if (isMissing(suppliersNow))
    return { is: 'paragraph', sentences: [say('buyers.now.none', { reason: reason(suppliersNow) })] };
  return {
    is: 'table',
    id: 'suppliers',
    title: say('buyers.now', values),
    columns: [head('column.seller'), head('column.tonnes', true), head('column.year')],
    rows: suppliersNow.map((s) => [
      { value: inner(say('buyers.form', { form: formName(s.form), country: country(s.exporter) })), rows: [s.row] },
      { value: amount(s.value, '1', 'full') },
      { value: year(s.year) },
    ]),
  };
}

const buyersSection = (buyers: Buyers): Section => ({
  id: `buyers-${buyers.mineral}`,
  title: say('buyers.title', { mineral: mineral(buyers.mineral), importer: country(buyers.importer) }),
  blocks: [plants(buyers), suppliers(buyers)],
});

/** `buyers` as a document. */
export function buyersDocument(buyers: Buyers): Document {
  const section = buyersSection(buyers);
  return answer('buyers', section.title, [section]);
}

const answered = (given: Eligibility['answer']): Value => inner(say(`support.${given}`));

/** One programme: the answer, then each rule with its reason and the document that is missing. */
const programme = (p: Eligibility): readonly Block[] => [
  {
    is: 'paragraph',
    sentences: [
      say('support.programme', {
        name: p.name ? { is: 'text', text: p.name } : code(p.programme),
        answer: answered(p.answer),
        kind: inner(say(`support.kind.${p.kind}`)),
        programme: code(p.programme),
        bodies: list(p.bodies.map((body) => word(`body.${body}`, body))),
      }),
    ],
  },
  {
    is: 'bullets',
    items: p.rules.map((r) => {
      const values = {
        field: word(`field.${r.field}`, r.field),
        answer: answered(r.answer),
        reason: { is: 'text', text: r.words.reason } as const,
      };
      return r.document === undefined
        ? say('support.rule', values)
        : say('support.rule.document', { ...values, document: { is: 'text', text: r.words.document! } });
    }),
  },
];

/** Each programme with its rules: what is answered, why, which document is missing, whom to call. */
function supportSection(project: string, programmes: readonly Eligibility[]): Section {
  const title = say('support.title', { project: code(project) });
  const none: Block = { is: 'paragraph', sentences: [say('support.none')] };
  return { id: 'support', title, blocks: programmes.length === 0 ? [none] : programmes.flatMap(programme) };
}

/** `support check` as a document. */
export function supportDocument({ id, programmes }: SupportCheck): Document {
  const section = supportSection(id, programmes);
  return answer('support', section.title, [section]);
}

/** A route or a port by its name; one without words as the file writes it. */
export const placeName = (place: string): Value => {
  const id = `route.${place.toLowerCase()}`;
  return id in messages.en ? inner(say(id as MessageId)) : code(place);
};

const three = (values: readonly [number, number, number]): Value =>
  list(
    values.map((value) => amount(Math.round(value), '1', 'full')),
    ' / ',
  );

/** Routes of a product with what a tonne costs where they end, and the price that buyers pay now. */
export function fitRoutes(p: ProductFit): readonly Block[] {
  const haul = p.routes.some((r) => !r.haulCounted);
  const specification = p.specification;
  return [
    {
      is: 'table',
      id: `routes-${p.mineral}-${p.form}`,
      title: say('fit.routes', { mineral: mineral(p.mineral), form: formName(p.form) }),
      columns: [
        head('column.route'),
        head('column.gross', true),
        head('column.contained', true),
        head('column.landed', true),
      ],
      rows: p.routes.map((r, i) => {
        const landed = p.landed[i]!.usdPerTonne;
        return [
          {
            value: list([placeName(r.route), placeName(r.destination)]),
            ...(r.status === 'estimated' ? { mark: 'estimated' as const } : {}),
          },
          { value: three(r.usdPerGrossTonne) },
          { value: isMissing(r.usdPerContainedTonne) ? reason(r.usdPerContainedTonne) : three(r.usdPerContainedTonne) },
          { value: isMissing(landed) ? reason(landed) : three(landed) },
        ];
      }),
    },
    ...(haul ? [{ is: 'note', tone: 'info', sentence: say('fit.haul') } as const] : []),
    {
      is: 'paragraph',
      sentences: [
        either(
          p.priceNow,
          (now) => say('fit.price', { price: amount(now.usdPerTonne, 'USD/t', 'full'), form: formName(now.form) }),
          (why) => say('fit.price.none', { reason: why }),
        ),
        either(
          specification,
          (known) =>
            say('fit.spec', {
              list: list(Object.entries(known).map(([name, value]) => code(`${name} ${value}`))),
            }),
          (why) => say('fit.spec.none', { reason: why }),
        ),
      ],
    },
  ];
}

/** `project fit` as a document: buyers, routes and landed cost of each product, and the support that applies. */
export function fitDocument(fit: ProjectFit): Document {
  const title = say('fit.title', { project: code(fit.id) });
  return answer('fit', title, [
    ...fit.products.map((p): Section => {
      const section = buyersSection(p.buyers);
      return { ...section, blocks: [...section.blocks, ...fitRoutes(p)] };
    }),
    supportSection(fit.id, fit.support),
  ]);
}
