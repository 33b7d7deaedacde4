import { isMissing, type Maybe } from '../../base/index.js';
import type { Cell, Section } from '../document.js';
import { amount, code, count, country, inner, list, mineral, share, text, year } from '../phrases.js';
import type { BeforeRun, Dated, PartnerRow, Prospect } from '../results.js';
import { say, type Value } from '../sentence.js';

function dated(figure: Maybe<Dated>): Cell {
  if (isMissing(figure)) return { value: { is: 'missing', code: figure.missing.code } };
  const quantity = amount(figure.value, figure.unit);
  const values = { quantity, year: year(figure.year) };
  const others = figure.others ?? [];
  const sentence =
    others.length === 0
      ? say('partner.dated', values)
      : say('partner.datedConflict', {
          ...values,
          others: list(
            others.map((o) =>
              inner(say('partner.dated', { quantity: amount(o.value, figure.unit), year: year(o.year) })),
            ),
          ),
        });
  const mark = figure.status === 'complete' ? {} : { mark: figure.status };
  return { value: inner(sentence), rows: [...figure.rows, ...others.flatMap((o) => o.rows)], ...mark };
}

function buyers({ buyers: known }: PartnerRow): Cell {
  if (isMissing(known)) return { value: { is: 'missing', code: known.missing.code } };
  const top = known.top.map((buyer) =>
    inner(say('partner.buyer', { country: country(buyer.country), share: share(buyer.share) })),
  );
  const said = inner(say('partner.dated', { quantity: list(top), year: year(known.year) }));
  const source = known.source === undefined ? [] : [code(`(${known.source})`)];
  const mark = known.source === undefined ? {} : { mark: 'unverified' as const };
  return { value: list([said, ...source], ' '), rows: known.rows, ...mark };
}

function prospect(one: Prospect): Value {
  const when = isMissing(one.year)
    ? inner(say('partner.prospect.noYear'))
    : inner(say('partner.prospect.from', { year: year(one.year) }));
  const project = text(one.project);
  if (isMissing(one.low) || isMissing(one.high))
    return inner(say('partner.prospect.noTonnes', { project, year: when }));
  const quantity: Value = { is: 'range', low: one.low, high: one.high, unit: one.unit };
  return inner(say('partner.prospect', { project, quantity, year: when }));
}

const evidence = (one: Prospect): Value =>
  list([text(one.project), list([text(one.basis), code(`(${one.source})`)], ' ')], ': ');

const nothing: Value = { is: 'missing', code: 'no-source' };

/** Always there: what the partner has in seven minerals, who buys it, what the importer needs, and what is possible by when. */
export function partnerTable(results: BeforeRun): Section {
  const { partner, importer } = results;
  const names = { partner: country(partner), importer: country(importer) };
  const shown = results.partnerTable.filter((row) => !isMissing(row.output));
  const delivered = results.partnerTable.filter((row) => !isMissing(row.toImporter) && row.toImporter.value > 0);
  return {
    id: 'partner',
    title: say('partner.title', names),
    blocks: [
      {
        is: 'paragraph',
        sentences: [say('partner.lead', { ...names, shown: count(shown.length), delivered: count(delivered.length) })],
      },
      {
        is: 'table',
        id: 'partner-table',
        title: say('partner.table.title', names),
        columns: [
          { head: say('column.mineral') },
          { head: say('partner.output', names) },
          { head: say('partner.exports', names) },
          { head: say('partner.buyers') },
          { head: say('partner.toImporter', names) },
          { head: say('partner.need', names) },
          { head: say('partner.possible') },
          { head: say('partner.evidence') },
        ],
        rows: results.partnerTable.map((row): Cell[] => [
          { value: mineral(row.mineral) },
          dated(row.output),
          dated(row.exports),
          buyers(row),
          dated(row.toImporter),
          dated(row.need),
          { value: row.prospects.length === 0 ? nothing : list(row.prospects.map(prospect), '\n') },
          {
            value: row.prospects.length === 0 ? nothing : list(row.prospects.map(evidence), '\n'),
            ...(row.prospects.some((one) => one.status !== 'in force') ? { mark: 'unverified' as const } : {}),
          },
        ]),
        source: say('source.partner', { vintage: code(results.vintage) }),
      },
      { is: 'paragraph', sentences: [say('partner.note')] },
    ],
  };
}
