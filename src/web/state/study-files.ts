import type { StudyChecked, StudyFiles as StudyDocument } from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import { get, post, sent } from './api.js';
import type { StudyFiles } from './study.svelte.js';
import { decoded } from './text-file.js';

/** A study as the server counted it. */
export interface CheckedStudy {
  readonly files: StudyFiles;
  readonly id: string;
  readonly minerals: number;
  readonly events: number;
}

const isText = (path: string) => /\.(ya?ml|json)$/.test(path) && !/(^|\/)(__MACOSX|\.)/.test(path);
/** Of a text and of all together, in bytes: what the server takes; and of a file that is opened at all. */
const most = { file: 500_000, all: 3_500_000, opened: 20_000_000 };
const refused = (code: string, file: string, message: string) => new InputRefused([{ code, file, message }]);
const tooLarge = (file: string) => refused('too-large', file, `${most.file} bytes a text, ${most.all} together`);

/** `my-study/study.yaml` without the folder that the archive was made of. */
function withoutTop(paths: readonly string[]): (path: string) => string {
  const home = paths.find((path) => /(^|\/)study\.ya?ml$/.test(path))?.replace(/study\.ya?ml$/, '') ?? '';
  return (path) => (path.startsWith(home) ? path.slice(home.length) : path);
}

async function unzipped(bytes: Uint8Array): Promise<StudyFiles> {
  const { unzipSync } = await import('fflate');
  let all = 0;
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!isText(name)) return false;
      all += originalSize;
      if (originalSize > most.file || all > most.all) throw tooLarge(name);
      return true;
    },
  });
  const paths = Object.keys(found).sort();
  const inside = withoutTop(paths);
  const read = (path: string) => {
    try {
      return decoded(found[path]!);
    } catch {
      throw refused('unreadable-text', inside(path), 'not a text in UTF-8 or UTF-16');
    }
  };
  return Object.fromEntries(paths.map((path) => [inside(path), read(path)]));
}

/**
 * A study from a ZIP of its text files or from the spreadsheet template, as the server has checked it.
 *
 * @throws InputRefused, ApiProblem with every problem
 */
export async function readStudyFile(file: File): Promise<CheckedStudy> {
  if (file.size > most.opened) throw tooLarge(file.name);
  const unreadable = (error: unknown) => refused('unreadable-file', file.name, String(error));
  // a folder is handed over as a file that cannot be read
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch((error) => {
      throw unreadable(error);
    }),
  );
  const files = /\.xlsx$/i.test(file.name)
    ? (await sent<StudyDocument>('study/import', bytes)).files
    : await unzipped(bytes).catch((error) => {
        throw error instanceof InputRefused ? error : unreadable(error);
      });
  const { study } = await post<StudyChecked>('study/check', { files });
  return { ...study, files };
}

/** The files of a study as a ZIP; they come out of it word for word. */
export async function zipOf(files: StudyFiles): Promise<Blob> {
  const { strToU8, zipSync } = await import('fflate');
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return new Blob([zipSync(Object.fromEntries(entries), { mtime: '1980-01-01' }) as Uint8Array<ArrayBuffer>], {
    type: 'application/zip',
  });
}

export const templateStudy = async (): Promise<StudyFiles> => (await get<StudyDocument>('study/template')).files;
