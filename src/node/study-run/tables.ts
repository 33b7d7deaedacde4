import { type Interval, isMissing, type Maybe } from '../../base/index.js';
import type { Results } from '../../brief/index.js';

/** A table whose rows are one observation each; `statistic` is mean, p05, p50, p95 or value. */
export interface TidyTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

type Value = Maybe<number> | Maybe<Interval>;

/** One figure as rows `[statistic, value, missing]`. */
function observations(value: Value): readonly (readonly [string, number | '', string])[] {
  if (isMissing(value)) return [['value', '', value.missing.code]];
  if (typeof value === 'number') return [['value', value, '']];
  return (['mean', 'p05', 'p50', 'p95'] as const).map((statistic) => [statistic, value[statistic], ''] as const);
}

const rowsOf = (keys: readonly string[], figures: readonly (readonly [string, string, Value])[]) =>
  figures.flatMap(([figure, unit, value]) => observations(value).map((cells) => [...keys, figure, unit, ...cells]));

const shape = ['figure', 'unit', 'statistic', 'value', 'missing'];

/** The plan of a run: each measure, and what other budgets would avert. */
function planTables({ plan }: Results): readonly TidyTable[] {
  const [measures, points] = isMissing(plan) ? [[], []] : [plan.measures, plan.frontier];
  return [
    {
      name: 'measures',
      columns: ['measure', 'kind', 'minerals', 'chosen', 'not_chosen_because', ...shape],
      rows: measures.flatMap((one) =>
        rowsOf(
          [one.id, one.kind, one.minerals.join(' '), String(one.chosen), isMissing(one.rejection) ? '' : one.rejection],
          [
            ['cost', 'KRW', one.costKrw],
            ['averted_alone', 'KRW', one.avertedLossKrw],
            ['averted_beside_the_plan', 'KRW', one.lastInKrw],
            ['averted_per_won', '1', one.benefitPerWon],
            ['enters_at_cost', 'KRW', one.entryCostKrw],
            ['partner_gain', 'KRW', one.partnerGainKrw],
          ],
        ),
      ),
    },
    {
      name: 'frontier',
      columns: ['budget', 'chosen', ...shape],
      rows: points.flatMap((point) =>
        rowsOf(
          [String(point.budgetKrw), point.chosen.join(' ')],
          [
            ['spent', 'KRW', point.costKrw],
            ['averted', 'KRW', point.avertedInterval],
          ],
        ),
      ),
    },
  ];
}

/** The figures of a run as tidy tables: minerals, events, suppliers, partner, agreements, measures, frontier, checks. */
export function tidyTables(results: Results): readonly TidyTable[] {
  const { minerals } = results;
  return [
    {
      name: 'minerals',
      columns: ['mineral', 'base_year', 'status', ...shape],
      rows: minerals.flatMap((one) =>
        rowsOf(
          [one.mineral, one.baseYear, one.status],
          [
            ['base', 't', one.baseTonnes],
            ['partner_output', 't', one.partner.output],
            ['partner_exports', 't', one.partner.exports],
            ['partner_to_importer', 't', one.partner.toImporter],
            ['expected_loss', 't', one.expectedLossTonnes],
            ['expected_buyer_loss', 'KRW', one.buyerLossKrw],
            ['expected_value_added_loss_direct', 'KRW', one.valueAddedLossKrw.direct],
            ['expected_value_added_loss_total', 'KRW', one.valueAddedLossKrw.total],
            ['year_without_loss', '1', isMissing(one.year) ? one.year : one.year.pZero],
            ['year_p95', 'KRW', isMissing(one.year) ? one.year : one.year.p95Krw],
            ['year_cvar95', 'KRW', isMissing(one.year) ? one.year : one.year.cvar95Krw],
          ],
        ),
      ),
    },
    {
      name: 'events',
      columns: ['mineral', 'event', 'class', 'measure', 'months', ...shape],
      rows: minerals.flatMap((one) =>
        one.events.flatMap((event) =>
          rowsOf(
            [one.mineral, event.id, event.class, event.measure, String(event.months)],
            [
              ['odds_a_year', '1', event.odds],
              ['tonnes_short', 't', event.givenEvent.tonnes],
              ['buyer_loss', 'KRW', event.givenEvent.buyerLossKrw],
              ['price_index', '1', event.givenEvent.priceIndex],
              ['value_added_loss_direct', 'KRW', event.givenEvent.valueAddedLossKrw.direct],
              ['value_added_loss_total', 'KRW', event.givenEvent.valueAddedLossKrw.total],
            ],
          ),
        ),
      ),
    },
    {
      name: 'suppliers',
      columns: ['mineral', 'base_year', 'supplier', 'tonnes', 'row'],
      rows: minerals.flatMap((one) =>
        one.suppliers.map(({ country, tonnes, row }) => [one.mineral, one.baseYear, country, tonnes, row]),
      ),
    },
    {
      name: 'partner',
      columns: ['mineral', 'year', 'status', 'rows', ...shape],
      rows: results.partnerTable.flatMap((row) =>
        (['output', 'exports', 'toImporter', 'need'] as const).flatMap((figure) => {
          const cell = row[figure];
          const keys = isMissing(cell) ? ['', '', ''] : [cell.year, cell.status, cell.rows.join(' ')];
          const unit = isMissing(cell) ? 't' : cell.unit;
          return rowsOf([row.mineral, ...keys], [[figure, unit, isMissing(cell) ? cell : cell.value]]);
        }),
      ),
    },
    {
      name: 'agreements',
      columns: ['id', 'date', 'title', 'stage', ...shape],
      rows: isMissing(results.agreements)
        ? []
        : results.agreements.rows.flatMap((row) =>
            rowsOf(
              [row.id, row.date, row.title.en, row.stage.en],
              [
                ['memorandum', 't', row.memorandumTonnes],
                ['contracted', 't', row.contractedTonnes],
                ['delivered', 't', row.deliveredTonnes],
              ],
            ),
          ),
    },
    ...planTables(results),
    {
      name: 'checks',
      columns: ['id', 'mineral', 'year', 'theirs', 'source', ...shape],
      rows: results.checks.flatMap((check) =>
        rowsOf(
          [check.id, check.mineral, String(check.year), String(check.theirs), check.source],
          [['ours', 't', check.ours]],
        ),
      ),
    },
  ];
}

const cell = (value: string | number): string =>
  /[",\n\r]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

/** RFC 4180 with `\n`. */
export const csvText = ({ columns, rows }: TidyTable): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
