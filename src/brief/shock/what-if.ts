import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { NotMade, SectorCost } from '../../industry/index.js';
import type { Block, Cell, Column, Document, Section } from '../document.js';
import { productUnit, stageName } from '../industry/phrases.js';
import { months, type ShockFigures, sellers } from '../kinds/shock-note.js';
import type { MessageId } from '../locales/index.js';
import { messages } from '../locales/index.js';
import { amount, code, count, country, inner, list, mineral, note, share, text, year } from '../phrases.js';
import type { ValueAddedLoss } from '../results.js';
import { type Sentence, say, type Value } from '../sentence.js';
import { type BesidesFigures, rolledForward, sameDraw, shutRoute, stocksLeft } from './besides.js';
import { warning } from './bite.js';

type Index = { readonly value: number; readonly p05: number; readonly p95: number };

/** What the terminal says of a what-if (lodeward-shock/1). */
export interface WhatIfFigures extends ShockFigures, BesidesFigures {
  readonly mineral: string;
  readonly importer: string;
  readonly status: string;
  readonly certificate: { readonly solves: number; readonly failed: number; readonly worstResidualTonnes: number };
  readonly unserved: Maybe<Interval>;
  readonly gaveWay: Maybe<Interval>;
  readonly scarcityIndex: Maybe<Interval>;
  readonly valueAddedLostKrw: ValueAddedLoss & {
    readonly unserved: ValueAddedLoss;
    /** Year of the input-output table, whose won they are. */
    readonly wonOf: Maybe<number>;
  };
  readonly notMade: readonly NotMade[];
  readonly costChannel: Maybe<readonly SectorCost[]>;
  readonly alsoHit: readonly {
    readonly mineral: string;
    readonly why: 'by-product' | 'host' | 'route';
    readonly by: string;
    readonly tonnesLost: Maybe<number>;
    readonly stopped: readonly { readonly stage: string; readonly tonnes: number }[];
    readonly certificate: Maybe<{ readonly relativeExcess: number }>;
  }[];
  readonly largestGrowth: Maybe<Interval>;
  readonly drivers: Maybe<readonly { readonly group: string; readonly first: Index; readonly total: Index }[]>;
  readonly assumptions: readonly {
    readonly parameter: string;
    readonly stages: readonly string[];
    readonly low: number;
    readonly mode: number;
    readonly high: number;
    readonly status: string;
  }[];
}

const head = (id: MessageId, numeric = false): Column => ({ head: say(id), ...(numeric ? { numeric } : {}) });
const three: readonly Column[] = [head('whatif.low', true), head('whatif.middle', true), head('whatif.high', true)];
const statusName = (status: string): Value =>
  `status.${status}` in messages.en ? inner(say(`status.${status}` as MessageId)) : code(status);

function finding(shock: WhatIfFigures): readonly Sentence[] {
  const { tonnesLost: lost, baseTonnes: base } = shock;
  if (isMissing(lost) || isMissing(base)) return [say('whatif.none', { mineral: mineral(shock.mineral) })];
  return [
    say(lost.p50 < 0 ? 'whatif.more' : 'whatif.less', {
      importer: country(shock.importer),
      mineral: mineral(shock.mineral),
      tonnes: amount(Math.abs(lost.p50), 't', 2),
      months: amount(shock.months, 'months', 'full'),
      share: share(Math.abs(lost.p50) / base.p50),
      base: amount(base.p50, 't', 2),
    }),
    say('whatif.range', { low: amount(lost.p05, 't', 2), high: amount(lost.p95, 't', 2) }),
  ];
}

function figureRow(label: MessageId, figure: Maybe<Interval>, unit: string): readonly Cell[] {
  const name = { value: inner(say(label)) };
  if (isMissing(figure)) return [name, ...[0, 1, 2].map(() => ({ value: code('-') }))];
  return [name, ...[figure.p05, figure.p50, figure.p95].map((value) => ({ value: amount(value, unit) }))];
}

function figures(shock: WhatIfFigures): Block {
  const { lossParts: parts, valueAddedLostKrw: added } = shock;
  return {
    is: 'table',
    id: 'figures',
    title: say('whatif.figures', { importer: country(shock.importer) }),
    columns: [head('whatif.figure'), ...three],
    rows: [
      figureRow('whatif.tonnesLost', shock.tonnesLost, 't'),
      figureRow('whatif.unserved', shock.unserved, 't'),
      figureRow('whatif.gaveWay', shock.gaveWay, 't'),
      figureRow('whatif.priceIndex', shock.priceIndex, '1'),
      figureRow('whatif.scarcityIndex', shock.scarcityIndex, '1'),
      figureRow('whatif.extraBill', shock.extraBillKrw, 'KRW'),
      figureRow('whatif.buyerLoss', shock.buyerLossKrw, 'KRW'),
      figureRow('whatif.paidMore', parts.paidMoreKrw, 'KRW'),
      figureRow('whatif.switching', parts.switchingKrw, 'KRW'),
      figureRow('whatif.gone', parts.tonnesGoneKrw, 'KRW'),
      figureRow('whatif.baseBill', shock.baseBillKrw, 'KRW'),
      figureRow('whatif.direct', added.direct, 'KRW'),
      figureRow('whatif.least', added.least, 'KRW'),
      figureRow('whatif.greatest', added.greatest, 'KRW'),
      figureRow('whatif.directUnserved', added.unserved.direct, 'KRW'),
      figureRow('whatif.total', added.total, 'KRW'),
    ],
  };
}

/** Of which year the value added is, and what the convention behind its middle figure is. */
const tableYear = ({ valueAddedLostKrw: { wonOf } }: WhatIfFigures): readonly Block[] =>
  isMissing(wonOf) ? [] : [{ is: 'paragraph', sentences: [say('whatif.wonOf', { year: year(wonOf) })] }];

function products({ notMade }: WhatIfFigures): readonly Block[] {
  if (notMade.length === 0) return [];
  const rows = notMade.map(({ name, unit, count: made, status }) => [
    { value: list([text(name), productUnit(unit)]) },
    ...(isMissing(made) ? [made, made, made] : [made.low, made.mid, made.high]).map((value) => ({
      value: amount(value, '1'),
    })),
    { value: statusName(status) },
  ]);
  const columns = [head('whatif.product'), ...three, head('whatif.status')];
  return [{ is: 'table', id: 'products', title: say('whatif.notMade'), columns, rows }];
}

function cost({ costChannel }: WhatIfFigures): readonly Block[] {
  const felt = isMissing(costChannel) ? [] : costChannel.filter((one) => one.shareOfValueAdded >= 0.001);
  if (felt.length === 0) return [];
  const rows = felt.slice(0, 6).map((one) => [{ value: text(one.name) }, { value: share(one.shareOfValueAdded) }]);
  const columns = [head('whatif.sector'), head('whatif.costShare', true)];
  return [{ is: 'table', id: 'cost', title: say('whatif.cost'), columns, rows }];
}

/** By-products, hosts and what else takes a closed route; a reason where there is no figure. */
function others({ alsoHit, importer }: WhatIfFigures): readonly Block[] {
  if (alsoHit.length === 0) return [];
  const rows = alsoHit.map(({ mineral: other, why, by, tonnesLost, stopped, certificate }) => [
    { value: mineral(other) },
    { value: inner(why === 'route' ? say('whatif.route') : say(`whatif.${why}`, { by: mineral(by) })) },
    { value: amount(tonnesLost, 't') },
    { value: stopped.length === 0 ? code('-') : list(stopped.map(({ tonnes }) => amount(tonnes, 't'))) },
    { value: code(isMissing(certificate) ? '-' : certificate.relativeExcess.toExponential(0)) },
  ]);
  const columns = [
    head('whatif.mineral'),
    head('whatif.tiedBy'),
    head('whatif.importerLoses', true),
    head('whatif.stopped', true),
    head('whatif.residual', true),
  ];
  const title = say('whatif.alsoHit', { importer: country(importer) });
  return [{ is: 'table', id: 'also-hit', title, columns, rows }];
}

/** Why figures stand as `-`, each reason once. */
function reasons({ valueAddedLostKrw: added, ...shock }: WhatIfFigures): readonly Block[] {
  const all = [shock.priceIndex, shock.scarcityIndex, shock.extraBillKrw, added.direct, added.least, added.total];
  const codes = new Map(
    all.flatMap((one) => (isMissing(one) ? [[one.missing.code, one.missing.detail] as const] : [])),
  );
  const items = [...codes].map(([reason, detail]) => {
    const why: Value = { is: 'missing', code: reason, ...(detail ? { detail } : {}) };
    return say('shock.warning', { detail: why });
  });
  return items.length > 0 ? [{ is: 'bullets', items }] : [];
}

/** Whose range moves the answer most, and is shown. */
const shown = (parameter: string): parameter is string => `parameter.${parameter}` in messages.en;

function assumptions({ assumptions: all }: WhatIfFigures): Block {
  const stages = new Set(all.flatMap((one) => one.stages)).size;
  const rows = all
    .filter(({ parameter }) => shown(parameter))
    .map((one) => {
      const name = inner(say(`parameter.${one.parameter}` as MessageId));
      return [
        { value: one.stages.length < stages ? list([name, ...one.stages.map(stageName)]) : name },
        ...[one.low, one.mode, one.high].map((value) => ({ value: amount(value, '1') })),
        { value: statusName(one.status) },
      ];
    });
  const columns = [
    head('whatif.parameter'),
    head('whatif.from', true),
    head('whatif.mode', true),
    head('whatif.to', true),
    head('whatif.status'),
  ];
  return { is: 'table', id: 'assumptions', title: say('whatif.assumptions'), columns, rows };
}

function driving({ drivers }: WhatIfFigures): readonly Block[] {
  if (isMissing(drivers)) return [];
  const rows = drivers.map(({ group, first, total }) => [
    { value: inner(say(`driver.${group}` as MessageId)) },
    { value: share(first.value) },
    { value: share(total.value) },
  ]);
  const columns = [head('whatif.group'), head('whatif.alone', true), head('whatif.withOthers', true)];
  return [{ is: 'table', id: 'drivers', title: say('whatif.drivers'), columns, rows }];
}

function checks(shock: WhatIfFigures): readonly Sentence[] {
  const { solves, failed, worstResidualTonnes } = shock.certificate;
  const { largestGrowth: growth } = shock;
  return [
    say('whatif.certified', {
      solved: count(solves - failed),
      solves: count(solves),
      residual: code(`${worstResidualTonnes.toExponential(0)} t`),
      growth: amount(isMissing(growth) ? growth : growth.p50, '1'),
    }),
    ...(isMissing(shock.byMonth) ? [] : [say('whatif.fitted')]),
    ...shock.notes.map((detail) => say('shock.warning', { detail: note(detail) })),
  ];
}

/** `shock run` as a document: the finding, figures, products, months, sellers, then what it hangs on, checks and notes. */
export function whatIfDocument(shock: WhatIfFigures): Document {
  const rest = shock.replacement.length - 10;
  const smaller: readonly Block[] =
    rest > 0 ? [{ is: 'paragraph', sentences: [say('whatif.smaller', { count: count(rest) })] }] : [];
  const seen = say('whatif.seen', {
    importer: country(shock.importer),
    year: year(shock.baseYear),
    status: statusName(shock.status),
  });
  const sections: readonly Section[] = [
    {
      id: 'would',
      title: say('whatif.title', { mineral: mineral(shock.mineral), measure: code(shock.measure) }),
      blocks: [
        { is: 'paragraph', sentences: finding(shock) },
        { is: 'paragraph', sentences: [seen] },
        ...shock.warnings.map((one): Block => ({ is: 'note', tone: 'caution', sentence: warning(shock.mineral, one) })),
        ...rolledForward(shock),
        figures(shock),
        ...tableYear(shock),
        ...reasons(shock),
        ...shutRoute(shock),
        ...sameDraw(shock),
        ...products(shock),
        ...cost(shock),
        ...others(shock),
      ],
    },
    {
      id: 'replace',
      title: say('shock.replace'),
      blocks: [sellers(shock), ...smaller, ...months(shock), ...stocksLeft(shock)],
    },
    { id: 'hangs', title: say('whatif.hangs'), blocks: [assumptions(shock), ...driving(shock)] },
    { id: 'checks', title: say('whatif.checks'), blocks: [{ is: 'bullets', items: checks(shock) }] },
  ];
  return {
    id: 'what-if',
    title: say('whatif.title', { mineral: mineral(shock.mineral), measure: code(shock.measure) }),
    subtitle: seen,
    imprint: [
      say('whatif.imprint', {
        draws: count(shock.draws),
        seed: code(String(shock.seed)),
        vintage: code(shock.vintage.slice(0, 12)),
      }),
    ],
    sections,
    evidence: new Map(),
  };
}
