import { type Maybe, missing, whenPresent } from '../../base/index.js';
import type { StageResult } from '../../project/index.js';
import type { Block, Document, Table } from '../document.js';
import { amount, code, country, inner, list, share } from '../phrases.js';
import { say, type Value } from '../sentence.js';
import { noteText } from './evaluation.js';
import { answer, formName, head, money, rate } from './phrases.js';
import type { Comparison, ComparisonRow } from './results.js';

type At = 'firm' | 'host' | 'home';
type Shown = (value: Maybe<number>, at: At) => Value;

/** Sums of a comparison: net present values, or of a scenario what a tonne as planned leaves. */
const shown =
  ({ money: currency, headline, discountedTonnes }: Comparison): Shown =>
  (value, at) =>
    money(
      headline === 'npv'
        ? value
        : whenPresent(discountedTonnes[at], (tonnes) =>
            tonnes > 0
              ? whenPresent(value, (v) => v / tonnes)
              : missing('never-sold', 'no tonnes are sold under this variant'),
          ),
      currency,
    );

function variantName({ host, overlay, support, participation, price }: ComparisonRow['variant']): Value {
  const scale = price === 1 ? [] : [inner(say('compare.price', { scale: amount(price, '1') }))];
  const parts = list([country(host), ...[overlay, ...support].filter((part) => part !== '').map(code), ...scale]);
  return participation === 'share' ? parts : inner(say('compare.special', { variant: parts }));
}

/** The choice of stage as a table: who gains when the first product is sold in another form. */
export function stageTable(stages: readonly StageResult[], sum: Shown): Table {
  return {
    is: 'table',
    id: 'case-stages',
    title: say('compare.stages'),
    columns: [
      head('column.form'),
      head('column.mine', true),
      head('column.treasury', true),
      head('column.state', true),
      head('column.plant', true),
    ],
    rows: stages.map((stage) => [
      {
        value: inner(
          say(stage.id === 'as-planned' ? 'compare.planned' : 'compare.sold', {
            form: formName(stage.form),
            country: country(stage.country),
          }),
        ),
        ...(stage.status === 'estimated' ? { mark: 'estimated' as const } : {}),
      },
      { value: sum(stage.firmNpv, 'firm') },
      { value: sum(stage.hostTreasuryNpv, 'host') },
      { value: sum(stage.hostStateNpv, 'host') },
      { value: sum(stage.converterNpv, 'firm') },
    ]),
  };
}

/** `project compare` as a document: one row a variant. */
export function comparisonDocument(comparison: Comparison): Document {
  const sum = shown(comparison);
  const title = say('compare.title', { project: code(comparison.id) });
  const drawn = comparison.rows.some((row) => row.draws);
  const table: Table = {
    is: 'table',
    id: 'comparison',
    title: say(comparison.headline === 'npv' ? 'compare.npv' : 'compare.perTonne', { money: code(comparison.money) }),
    columns: [
      head('column.variant'),
      head('column.firm', true),
      head('column.treasury', true),
      head('column.state', true),
      head('column.home', true),
      head('column.aetr', true),
      head('column.breakeven', true),
      ...(drawn ? [head('compare.loses', true)] : []),
    ],
    rows: comparison.rows.map((row) => [
      { value: variantName(row.variant) },
      { value: sum(row.firmNpv, 'firm') },
      { value: sum(row.hostTreasuryNpv, 'host') },
      { value: sum(row.hostStateNpv, 'host') },
      { value: sum(row.homeTreasuryNpv, 'home') },
      { value: rate(row.aetr) },
      { value: rate(row.breakevenScale) },
      ...(drawn
        ? [
            {
              value: share(
                row.draws?.firmNpvBelowZero ?? missing('no-draws', 'this variant was evaluated without draws'),
              ),
            },
          ]
        : []),
    ]),
  };
  const blocks: Block[] =
    comparison.headline === 'npv' ? [] : [{ is: 'note', tone: 'info', sentence: say('case.scenario') }];
  blocks.push(table);
  const idle = comparison.rows.flatMap(({ notes }) => notes.filter((one) => one.code === 'pays-nothing'));
  const said = [...new Map(idle.map((one) => [one.detail, one])).values()];
  if (said.length > 0)
    blocks.push({ is: 'note', tone: 'info', sentence: say('case.notes', { list: list(said.map(noteText), '; ') }) });
  if (comparison.stages) blocks.push(stageTable(comparison.stages, sum));
  return answer('comparison', title, [{ id: 'comparison', title, blocks }]);
}
