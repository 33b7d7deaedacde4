import type { SharesChart, Speaker } from '../../../brief/index.js';
import { plain } from '../html/text.js';
import { letters, r, svg, words } from './frame.js';

const row = 34;

/** Bars to both sides of zero: who gains and who pays; sign and label carry the meaning, colour repeats it. */
export function parties(chart: SharesChart, speaker: Speaker, width: number): string {
  const narrow = width < 500;
  const names = narrow ? 0 : 190;
  const amount = (value: number) => speaker.value({ is: 'quantity', value, unit: chart.unit });
  const longest = Math.max(0, ...chart.bars.map((bar) => letters(amount(bar.value))));
  const margin = narrow ? 8 : Math.max(96, 7 * longest + 14);
  const low = Math.min(0, ...chart.bars.map((bar) => bar.value));
  const high = Math.max(0, ...chart.bars.map((bar) => bar.value));
  const left = names + (low < 0 ? margin : 4);
  const right = width - margin;
  const x = (value: number) => left + ((right - left) * (value - low)) / (high - low || 1);
  const step = narrow ? row + 14 : row;
  const top = 10;
  const bars = chart.bars
    .map((bar, i) => {
      const y = top + i * step + (narrow ? 30 : step / 2);
      const from = Math.min(x(0), x(bar.value));
      const size = Math.max(Math.abs(x(bar.value) - x(0)), 0.5);
      const text = amount(bar.value);
      const name = plain(speaker.label(bar.label));
      const label = narrow
        ? words(4, y - 14, name, { kind: 'label' }) + words(width - 4, y - 14, text, { anchor: 'end', kind: 'value' })
        : words(names - 10, y + 4, name, { anchor: 'end', kind: 'label' }) +
          (bar.value < 0
            ? words(from - 8, y + 4, text, { anchor: 'end', kind: 'value' })
            : words(from + size + 8, y + 4, text, { kind: 'value' }));
      return `<rect x="${r(from)}" y="${r(y - 8)}" width="${r(size)}" height="16" class="${bar.value < 0 ? 'pays' : 'bar'}"/>${label}`;
    })
    .join('');
  const bottom = top + chart.bars.length * step;
  const zero = `<line x1="${r(x(0))}" x2="${r(x(0))}" y1="${top}" y2="${bottom}" class="axis"/>`;
  return svg(width, bottom + 10, plain(speaker.sentence(chart.title)), bars + zero);
}
