/** Cuts the Cyrillic part (with the tugrik sign) of Pretendard for the page: dist/fonts/pretendard-cyrillic.woff2. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

export async function fonts() {
  const target = join(root, 'dist', 'fonts', 'pretendard-cyrillic.woff2');
  if (existsSync(target)) return;
  const { default: subsetFont } = await import('subset-font');
  const whole = readFileSync(join(root, 'node_modules/pretendard/dist/web/variable/woff2/PretendardVariable.woff2'));
  const cyrillic = Array.from({ length: 0x100 }, (_, k) => String.fromCodePoint(0x400 + k)).join('');
  mkdirSync(join(root, 'dist', 'fonts'), { recursive: true });
  writeFileSync(target, await subsetFont(whole, `${cyrillic}₮`, { targetFormat: 'woff2' }));
}
