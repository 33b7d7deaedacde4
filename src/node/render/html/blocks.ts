import type { Block, Cell, Document, Speaker, Table } from '../../../brief/index.js';
import { say } from '../../../brief/index.js';
import { flowMap, type NumericCode } from '../chart/flow-map.js';
import { widths } from '../chart/frame.js';
import { intervals } from '../chart/intervals.js';
import { parties } from '../chart/parties.js';
import { type Chart, twin } from '../chart/twin.js';
import type { EvidenceLinks } from './evidence.js';
import { escaped, plain, prose } from './text.js';

/** What every block of one language is written with. */
export interface Writing {
  readonly speaker: Speaker;
  readonly links: EvidenceLinks;
  readonly numeric: NumericCode;
  readonly document: Document;
}

function cell(given: Cell, head: string, numeric: boolean, { speaker, links }: Writing): string {
  const text = escaped(plain(speaker.label(given.value)));
  const target = given.rows && given.rows.length > 0 && given.value.is !== 'missing' ? links.to(given.rows) : undefined;
  const linked = target ? `<a href="#${target}" class="trace">${text}</a>` : text;
  const mark = given.mark
    ? ` <span class="mark">${escaped(speaker.value({ is: 'sentence', sentence: say(`ui.mark.${given.mark}`) }))}</span>`
    : '';
  const kind = [numeric ? 'num' : '', given.value.is === 'missing' ? 'gap' : ''].filter(Boolean).join(' ');
  const long = text.length > 90 ? ' data-long' : '';
  return `<td data-head="${escaped(head)}"${long}${kind ? ` class="${kind}"` : ''}>${linked}${mark}</td>`;
}

function table(given: Table, writing: Writing): string {
  const { speaker } = writing;
  const heads = given.columns.map(({ head }) => plain(speaker.sentence(head)));
  const head = given.columns
    .map((column, i) => `<th scope="col"${column.numeric ? ' class="num"' : ''}>${escaped(heads[i]!)}</th>`)
    .join('');
  const rows = given.rows
    .map(
      (row) =>
        `<tr>${row.map((one, i) => cell(one, heads[i]!, given.columns[i]?.numeric === true, writing)).join('')}</tr>`,
    )
    .join('\n');
  const source = given.source ? `<p class="source">${escaped(plain(speaker.sentence(given.source)))}</p>` : '';
  return `<figure class="table"><figcaption>${prose(speaker.sentence(given.title))}</figcaption><div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>${source}</figure>`;
}

function chart(given: Chart, { speaker, numeric }: Writing): string {
  const picture = widths
    .map((width) =>
      given.is === 'intervals'
        ? intervals(given, speaker, width)
        : given.is === 'parties'
          ? parties(given, speaker, width)
          : flowMap(given, speaker, width, numeric),
    )
    .join('');
  const rows = twin(given)
    .map(
      ([label, value]) =>
        `<tr><td>${escaped(plain(speaker.label(label)))}</td><td class="num">${escaped(plain(speaker.value(value)))}</td></tr>`,
    )
    .join('');
  return `<figure class="chart"><figcaption>${prose(speaker.sentence(given.title))}<small>${prose(speaker.sentence(given.subtitle))}</small></figcaption>${picture}<details class="twin"><summary>${escaped(speaker.sentence(say('ui.table')))}</summary><table><tbody>${rows}</tbody></table></details><p class="source">${escaped(plain(speaker.sentence(given.source)))}</p></figure>`;
}

/** A raised number that leads to the rows of a sentence. */
function noted(rows: readonly string[] | undefined, { links, document }: Writing): string {
  if (!rows?.some((row) => document.evidence.has(row))) return '';
  const target = links.to(rows);
  return `<sup><a href="#${target}">${target.slice(1)}</a></sup>`;
}

export function block(given: Block, writing: Writing): string {
  const { speaker } = writing;
  switch (given.is) {
    case 'lead':
      return `<p class="lead">${prose(speaker.sentence(given.sentence))}${noted(given.sentence.rows, writing)}</p>`;
    case 'paragraph':
      return `<p>${given.sentences.map((one) => `${prose(speaker.sentence(one))}${noted(one.rows, writing)}`).join(' ')}</p>`;
    case 'bullets': {
      const list = given.numbered ? 'ol' : 'ul';
      return `<${list}>${given.items.map((item) => `<li>${prose(speaker.sentence(item))}${noted(item.rows, writing)}</li>`).join('')}</${list}>`;
    }
    case 'answers':
      return `<dl class="answers">${given.items.map(({ question, answer }) => `<dt>${prose(speaker.sentence(question))}</dt><dd>${prose(speaker.sentence(answer))}</dd>`).join('')}</dl>`;
    case 'note':
      return `<p class="note ${given.tone}">${prose(speaker.sentence(given.sentence))}</p>`;
    case 'table':
      return table(given, writing);
    default:
      return chart(given, writing);
  }
}
