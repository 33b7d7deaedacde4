import type { IntervalChart, Speaker } from '../../../brief/index.js';
import { plain } from '../html/text.js';
import { letters, r, svg, ticks, words } from './frame.js';

const row = 34;

/** Room for names left of the bars, in letters; a longer name stands above its bar. */
const roomForNames = 23;

/** Bars from zero to the median with a whisker from low to high, labelled directly; on a narrow page, or where a name is long, the name stands above its bar. */
export function intervals(chart: IntervalChart, speaker: Speaker, width: number): string {
  const narrow = width < 500;
  const above = narrow || chart.bars.some((bar) => letters(speaker.label(bar.label)) > roomForNames);
  const left = above ? 4 : 190;
  const right = width - (narrow ? 12 : 130);
  const step = above ? row + 8 : row;
  const steps = ticks(Math.max(...chart.bars.map((bar) => bar.high)));
  const x = (value: number) => left + ((right - left) * value) / steps[steps.length - 1]!;
  const top = 14;
  const bottom = top + chart.bars.length * step;
  const amount = (value: number) =>
    speaker.value({ is: 'quantity', value, unit: chart.unit, figures: 2 }).replace(/\.0(?!\d)/, '');
  const shown = steps.filter((_, i) => !narrow || i % 2 === 0);
  const grid = shown
    .map(
      (value) =>
        `<line x1="${r(x(value))}" x2="${r(x(value))}" y1="${top}" y2="${bottom}" class="grid"/>${words(x(value), bottom + 18, value === 0 ? '0' : amount(value), { anchor: value === 0 ? 'start' : narrow && value === shown[shown.length - 1] ? 'end' : 'middle', kind: 'tick' })}`,
    )
    .join('');
  const bars = chart.bars
    .map((bar, i) => {
      const y = top + i * step + (above ? 28 : step / 2);
      const text = speaker.value({ is: 'range', low: bar.low, high: bar.high, unit: chart.unit });
      const name = plain(speaker.label(bar.label));
      const beside = () => words(x(bar.high) + 10, y + 4, text, { kind: 'value' });
      const over = () => words(left + 6, y - 14, name, { kind: 'label' });
      const label = narrow
        ? over() + words(width - 4, y - 14, text, { anchor: 'end', kind: 'value' })
        : above
          ? over() + beside()
          : words(left - 10, y + 4, name, { anchor: 'end', kind: 'label' }) + beside();
      return `<rect x="${r(left)}" y="${r(y - 8)}" width="${r(Math.max(x(bar.mid) - left, 0.5))}" height="16" class="bar"/><line x1="${r(x(bar.low))}" x2="${r(x(bar.high))}" y1="${r(y)}" y2="${r(y)}" class="whisker"/><line x1="${r(x(bar.low))}" x2="${r(x(bar.low))}" y1="${r(y - 5)}" y2="${r(y + 5)}" class="whisker"/><line x1="${r(x(bar.high))}" x2="${r(x(bar.high))}" y1="${r(y - 5)}" y2="${r(y + 5)}" class="whisker"/>${label}`;
    })
    .join('');
  const zero = `<line x1="${left}" x2="${left}" y1="${top}" y2="${bottom}" class="axis"/>`;
  return svg(width, bottom + 28, plain(speaker.sentence(chart.title)), grid + bars + zero);
}
