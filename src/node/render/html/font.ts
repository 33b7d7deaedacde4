import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = () =>
  join(dirname(createRequire(import.meta.url).resolve('pretendard/package.json')), 'dist/web/variable');

interface Face {
  readonly file: string;
  readonly range: string;
  has(character: number): boolean;
}

function faces(): readonly Face[] {
  const css = readFileSync(join(folder(), 'pretendardvariable-dynamic-subset.css'), 'utf8');
  return [...css.matchAll(/url\(\.\/([^)]+)\)[^;]*;\s*unicode-range: ([^;]+);/g)].map(([, file, range]) => {
    const spans = range!.split(',').map((part) => {
      const [from, to] = part
        .trim()
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16)) as [number, number?];
      return [from, to ?? from] as const;
    });
    return { file: file!, range: range!, has: (c) => spans.some(([from, to]) => from <= c && c <= to) };
  });
}

/** Font faces with the parts of Pretendard (SIL Open Font License 1.1) that hold the characters of `text`, inside the style itself. */
export function embeddedFont(text: string): string {
  const characters = [...new Set(text)].map((character) => character.codePointAt(0)!);
  return faces()
    .filter((face) => characters.some((character) => face.has(character)))
    .map(({ file, range }) => {
      const bytes = readFileSync(join(folder(), file)).toString('base64');
      return `@font-face{font-family:Pretendard;font-weight:45 920;font-display:swap;src:url(data:font/woff2;base64,${bytes}) format('woff2-variations');unicode-range:${range}}`;
    })
    .join('\n');
}
