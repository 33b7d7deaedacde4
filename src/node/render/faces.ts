import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Files of the faces that documents and their pictures are set in; nothing of the machine's own fonts is used, so that they are the same everywhere. */
export function faceFiles(): readonly string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('pretendard/package.json'));
  return ['Regular', 'Medium', 'SemiBold', 'Bold'].map((weight) =>
    join(folder, 'dist/public/static', `Pretendard-${weight}.otf`),
  );
}
