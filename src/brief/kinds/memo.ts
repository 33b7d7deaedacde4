import { isMissing } from '../../base/index.js';
import type { ProjectResult } from '../../project/index.js';
import type { ProjectFile } from '../../study/index.js';
import type { Block, Document } from '../document.js';
import { code, country, inner, list, mineral, share, text, year } from '../phrases.js';
import { capacityOf, suppliers } from '../project/buyers.js';
import { figures, noteText } from '../project/evaluation.js';
import { fact, formName } from '../project/phrases.js';
import type { ProjectFit } from '../project/results.js';
import type { ProjectSummary } from '../results.js';
import { projectBlocks } from '../sections/one-project.js';
import { type Sentence, say } from '../sentence.js';
import { mostAYear } from './forum.js';

/** One project as the memo shows it. */
export interface MemoFacts {
  readonly file: Pick<ProjectFile, 'id' | 'name' | 'host' | 'confidential' | 'products'>;
  readonly shown: ProjectSummary;
  readonly result: ProjectResult;
  readonly fit: ProjectFit;
  readonly importer: string;
}

function buyers({ products }: ProjectFit): readonly Block[] {
  return products.map((product): Block => {
    const { buyers: known } = product;
    if (isMissing(known.plants))
      return {
        is: 'paragraph',
        sentences: [
          say('forum.none', {
            importer: country(known.importer),
            mineral: mineral(product.mineral),
            form: formName(product.form),
          }),
        ],
      };
    return {
      is: 'bullets',
      items: known.plants.map((plant) =>
        say('forum.plant', {
          buyer: text(plant.name),
          takes: formName(plant.takes),
          makes: formName(plant.makes),
          capacity: capacityOf(plant),
        }),
      ),
    };
  });
}

const support = ({ support: programmes }: ProjectFit): readonly Sentence[] =>
  programmes.length === 0
    ? [say('memo.noSupport')]
    : programmes.map((one) =>
        say('memo.applies', {
          programme: one.name ? text(one.name) : code(one.programme),
          answer: inner(say(`support.${one.answer}`)),
        }),
      );

function rests({ result }: MemoFacts): readonly Sentence[] {
  const { draws, unverified, notes } = result;
  return [
    ...(draws ? [say('memo.loses', { loses: share(draws.firmNpvBelowZero), fails: share(draws.failed) })] : []),
    ...(unverified.length > 0 ? [say('case.unverified', { list: list(unverified.map(fact), '; ') })] : []),
    ...(notes.length > 0 ? [say('case.notes', { list: list(notes.map(noteText), '; ') })] : []),
  ];
}

/** A project on one page for a first talk: what it would make, who gets what, who could take it, which support applies, what it rests on. */
export function memo(facts: MemoFacts): Document {
  const { file, shown, result, fit } = facts;
  const offers = fit.products.map((product) =>
    say('memo.offer', {
      mineral: mineral(product.mineral),
      form: formName(product.form),
      tonnes: mostAYear(file, product),
      year: year(result.years[0]!),
    }),
  );
  const [who, chart] = projectBlocks(shown, facts.importer);
  const first = fit.products[0];
  return {
    id: 'project',
    form: 'page',
    title: say('title.memo', { project: text(file.name ?? { en: file.id }) }),
    subtitle: say('subtitle.memo', { country: country(file.host) }),
    imprint: [say('source.project')],
    sections: [
      {
        id: 'who',
        title: say('memo.who'),
        blocks: [
          ...(file.confidential ? [{ is: 'note', tone: 'caution', sentence: say('memo.confidential') } as const] : []),
          { is: 'paragraph', sentences: offers },
          ...[who, chart].filter((block) => block !== undefined),
          { is: 'bullets', items: figures(result) },
        ],
      },
      {
        id: 'buyer',
        title: say('memo.buyer'),
        blocks: [...buyers(fit), ...(first ? [suppliers(first.buyers)] : [])],
      },
      { id: 'support', title: say('memo.support'), blocks: [{ is: 'bullets', items: support(fit) }] },
      { id: 'risk', title: say('memo.risk'), blocks: [{ is: 'bullets', items: rests(facts) }] },
    ],
    evidence: new Map(),
  };
}
