import type { RowTrace } from '../../../atlas/index.js';
import { isMissing, type Language } from '../../../base/index.js';
import { type Document, type MessageId, messages } from '../../../brief/index.js';
import { escaped, inEvery } from './text.js';

/** Where a number of the page leads: a group of rows under Sources; cells with the same rows share one group. */
export interface EvidenceLinks {
  to(rows: readonly string[]): string;
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

export function evidenceLinks(document: Document): EvidenceLinks {
  const groups = new Map<string, readonly string[]>();
  const ids = new Map<string, string>();
  return {
    groups,
    to(rows) {
      const known = rows.filter((row) => document.evidence.has(row));
      const key = [...new Set(known)].join(' ');
      let id = ids.get(key);
      if (id === undefined) {
        id = `s${ids.size + 1}`;
        ids.set(key, id);
        groups.set(id, [...new Set(known)]);
      }
      return id;
    },
  };
}

const label = (id: MessageId): string =>
  inEvery(
    Object.fromEntries((['en', 'ko', 'mn'] as const).map((l) => [l, messages[l][id]])) as Record<Language, string>,
  );

function valueText({ row }: RowTrace): string {
  if (isMissing(row.value))
    return label(
      `missing.${row.value.missing.code}` in messages.en
        ? (`missing.${row.value.missing.code}` as MessageId)
        : 'missing.no-source',
    );
  const around =
    row.low !== undefined && row.high !== undefined ? ` (${row.low.toPrecision(3)}–${row.high.toPrecision(3)})` : '';
  return escaped(`${Number(row.value.toPrecision(6))} ${row.unit}${around}`);
}

const line = (head: MessageId, text: string): string => (text === '' ? '' : `<dt>${label(head)}</dt><dd>${text}</dd>`);

function entry(id: string, document: Document, depth: number): string {
  const trace = document.evidence.get(id);
  if (!trace) return `<li class="row"><code>${escaped(id)}</code></li>`;
  const { source, steps, inputs } = trace;
  const nested =
    depth < 2 && inputs.length > 0
      ? `<ul class="rows">${inputs
          .slice(0, 12)
          .map((input) => entry(input, document, depth + 1))
          .join('')}</ul>`
      : '';
  const list = steps.map(({ step, detail }) => `<li><b>${escaped(step)}</b> ${escaped(detail)}</li>`).join('');
  const web = /^https?:/.test(source.url)
    ? `<a href="${escaped(source.url)}" rel="noreferrer">${escaped(source.title)}</a>`
    : escaped(source.title);
  return `<li class="row"><details><summary><code>${escaped(id)}</code> <span class="num">${valueText(trace)}</span> <span class="by">${escaped(source.publisher)}</span></summary><dl>${line('ui.publisher', escaped(source.publisher))}${line('ui.title', web)}${line('ui.edition', escaped(source.edition))}${line('ui.place', escaped(source.row))}${line('ui.licence', escaped(source.licence))}${line('ui.accessed', escaped(source.accessed))}${line('ui.steps', list ? `<ol>${list}</ol>` : '')}${line('ui.inputs', nested)}</dl></details></li>`;
}

/** Every group of rows that a number of the page leads to, each row opened down to its publication. */
export function evidenceSection(document: Document, links: EvidenceLinks): string {
  const groups = [...links.groups]
    .map(
      ([id, rows]) =>
        `<section class="group" id="${id}"><h3>${id.slice(1)}</h3><ul class="rows">${rows.map((row) => entry(row, document, 0)).join('')}</ul></section>`,
    )
    .join('\n');
  return `<section id="sources"><h2>${label('ui.sources')}</h2><p>${label('ui.sources.lead')}</p>${groups}</section>`;
}
