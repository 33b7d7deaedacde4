import { InputRefused } from '../base/index.js';
import type { Sha256 } from './entry.js';

/** Greatest attachment, bytes. */
export const attachmentLimit = 10 * 1024 * 1024;

/** The entry that keeps a file with another entry. @throws InputRefused where the file is above the limit */
export function attachmentOf(of: string, name: string, bytes: Uint8Array, sha256: Sha256) {
  const size = bytes.length;
  if (size > attachmentLimit) {
    const message = `${name} has ${size} bytes, more than the ${attachmentLimit} that are kept; cite its address instead`;
    throw new InputRefused([{ code: 'attachment-too-large', message, value: size }]);
  }
  const digest = sha256(bytes);
  const id = `${of}.attachment.${digest.slice(0, 12)}`;
  return { id, body: { type: 'attachment' as const, of, name, digest, size } };
}
