import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { KeptFiles } from '../../kept-files.js';
import { cacheFolder } from '../../places.js';

const file = () =>
  join(
    dirname(createRequire(import.meta.url).resolve('pretendard/package.json')),
    'dist/web/variable/woff2/PretendardVariable.woff2',
  );

/** What the header of a WOFF2 file says its length is. */
const lengthOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);

/** The face with some characters only; compressing it takes longer than all else in a page, so it is kept by face and characters. */
async function cut(face: Buffer, characters: string): Promise<Uint8Array> {
  const kept = new KeptFiles(join(cacheFolder(), 'fonts'));
  const name = `${createHash('sha256').update(face).update(characters).digest('hex')}.woff2`;
  const known = await kept.read(name);
  if (known && known.byteLength > 12 && lengthOf(known) === known.byteLength) return known;
  const { default: subsetFont } = await import('subset-font');
  const bytes = await subsetFont(face, characters, { targetFormat: 'woff2' });
  await kept.keep(name, bytes);
  return bytes;
}

/** Pretendard (SIL Open Font License 1.1) cut to the characters of `text`, as a font face that lies inside the style itself. */
export async function embeddedFont(text: string): Promise<string> {
  const characters = [...new Set(text)].sort().join('');
  const bytes = Buffer.from(await cut(await readFile(file()), characters));
  return `@font-face{font-family:Pretendard;font-weight:45 920;font-display:swap;src:url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2-variations')}`;
}
