/**
 * The text of a file as editors save it: UTF-8, or UTF-16 with its mark.
 * @throws TypeError for bytes that are no text
 * @example decoded(new Uint8Array([0xff, 0xfe, 0x61, 0])) === 'a'
 */
export function decoded(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (text.includes('\0')) throw new TypeError('no text');
  return text;
}
