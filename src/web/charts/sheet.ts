import { create } from './element.js';
import { type LegendItem, sample } from './legend.js';

/** Words in lines of at most `room` px, broken at spaces. */
function lines(words: string, room: number, width: (text: string) => number): string[] {
  const found: string[] = [];
  for (const word of words.split(' ')) {
    const longer = found.length === 0 ? word : `${found.at(-1)} ${word}`;
    if (found.length > 0 && width(longer) <= room) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** Draws what stands around: each part under the last. */
export class Sheet {
  readonly root: SVGElement;
  private y = 20;
  private readonly pen = document.createElement('canvas').getContext('2d')!;

  constructor(
    private readonly room: number,
    private readonly family: string,
    private readonly colour: (name: string) => string,
  ) {
    this.root = create('svg', { 'font-family': family });
  }

  /** With room to spare: a program that does not read the font inside takes a wider one. */
  private width(text: string, size: number, weight: number): number {
    this.pen.font = `${weight} ${size}px ${this.family}`;
    return this.pen.measureText(text).width * 1.08;
  }

  words(text: string, part: string, size: number, weight: number, ink: string): void {
    for (const line of lines(text, this.room, (one) => this.width(one, size, weight))) {
      this.y += size * 1.35;
      const at = { x: 20, y: this.y - size * 0.3, 'font-size': size, 'font-weight': weight, fill: this.colour(ink) };
      this.root.append(create('text', { ...at, 'data-part': part }, line));
    }
    this.y += 4;
  }

  legend(items: readonly LegendItem[]): void {
    if (items.length === 0) return;
    let x = 0;
    this.y += 8;
    for (const item of items) {
      const wide = 20 + this.width(item.label, 13, 400);
      if (x > 0 && x + wide > this.room) [x, this.y] = [0, this.y + 20];
      const shape = { ...sample(item), transform: `translate(${20 + x},${this.y})` };
      this.root.append(create('path', shape));
      const text = { x: 40 + x, y: this.y + 11, 'font-size': 13, fill: this.colour('--ink'), 'data-part': 'legend' };
      this.root.append(create('text', text, item.label));
      x += wide + 18;
    }
    this.y += 18;
  }

  drawing(drawn: SVGGElement, at: { readonly left: number; readonly height: number; readonly scale: number }): void {
    this.y += 10;
    drawn.setAttribute('transform', `translate(${20 + at.left},${this.y}) scale(${at.scale})`);
    this.root.append(drawn);
    this.y += at.height + 6;
  }

  /** Gives the sheet its paper and its size in px. */
  close(): { readonly width: number; readonly height: number } {
    const size = { width: Math.ceil(this.room + 40), height: Math.ceil(this.y + 16) };
    for (const [key, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` }))
      this.root.setAttribute(key, String(value));
    this.root.prepend(create('rect', { ...size, fill: this.colour('--raised') }));
    return size;
  }
}
