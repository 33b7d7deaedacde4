import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const file = () =>
  join(
    dirname(createRequire(import.meta.url).resolve('pretendard/package.json')),
    'dist/web/variable/woff2/PretendardVariable.woff2',
  );

/** Pretendard (SIL Open Font License 1.1) cut to the characters of `text`, as a font face that lies inside the style itself. */
export async function embeddedFont(text: string): Promise<string> {
  const { default: subsetFont } = await import('subset-font');
  const characters = [...new Set(text)].sort().join('');
  const bytes = await subsetFont(await readFile(file()), characters, { targetFormat: 'woff2' });
  return `@font-face{font-family:Pretendard;font-weight:45 920;font-display:swap;src:url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2-variations')}`;
}
