import { createHash } from 'node:crypto';
import type { Sha256 } from '../../registry/index.js';

export const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');
