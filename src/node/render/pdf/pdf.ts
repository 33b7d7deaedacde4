import { readFileSync } from 'node:fs';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { Bug, type IsoDate, type Language } from '../../../base/index.js';
import { citations, type Document, type Names, speaker } from '../../../brief/index.js';
import type { NumericCode } from '../chart/flow-map.js';
import type { Logo } from '../docx/blocks.js';
import { faceFiles } from '../faces.js';
import { typstOf } from './page.js';

let opened: Promise<NodeCompiler> | undefined;
const compilerOf = (): Promise<NodeCompiler> =>
  (opened ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler: Compiler }) =>
    Compiler.create({ fontArgs: [{ fontBlobs: faceFiles().map((file) => readFileSync(file)) }] }),
  ));

/** Sizes of text that a one-page brief is tried in, until it fits; one that never fits has the middle one. */
const onePageSizes = [9.8, 9.4, 9, 8.6, 8.2, 7.8];

export interface PdfOptions {
  readonly names: Names;
  readonly numeric: NumericCode;
  /** One language, or two that stand side by side. */
  readonly languages: readonly Language[];
  /** Stands in the file as its day of making. */
  readonly date: IsoDate;
  readonly logo?: Logo;
}

/** A document as a tagged PDF/A-2a; equal documents of equal dates have equal bytes. */
export async function pdf(document: Document, { names, numeric, languages, date, logo }: PdfOptions): Promise<Buffer> {
  const compiler = await compilerOf();
  const voices = languages.map((language) => speaker(language, names));
  const facts = { voices, numeric, notes: citations(document), date, ...(logo ? { logo } : {}) };
  const sizes = document.form === 'page' ? onePageSizes : [9.2];
  const set = (size: number): NodeTypstDocument => {
    const compiled = compiler.compile({ mainFileContent: typstOf(document, { ...facts, size }) });
    if (!compiled.result) {
      const diagnostics = JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
      throw new Bug('typst', `the page description does not compile: ${diagnostics.slice(0, 500)}`);
    }
    return compiled.result;
  };
  let result: NodeTypstDocument | undefined;
  for (const size of sizes) {
    result = set(size);
    if (result.numOfPages === 1) break;
  }
  if (sizes.length > 1 && result!.numOfPages > 1) result = set(9);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return compiler.pdf(result!, {
    pdfStandard: 'a-2a',
    creationTimestamp: Date.UTC(year, month - 1, day) / 1000,
  });
}
