import { readFile } from 'node:fs/promises';
import type { Workbook } from 'exceljs';
import { Unzip, UnzipInflate } from 'fflate';
import { InputRefused, type Problem } from '../base/index.js';

/** A filled template has a few hundred kilobytes; what unpacks to more than this was made to fill the memory. */
const mostUnpacked = 20_000_000;
const step = 16_384;

/** Unpacks piece by piece and keeps nothing, up to the limit. */
function unpacksTooFar(bytes: Uint8Array): boolean {
  let unpacked = 0;
  const unzip = new Unzip((part) => {
    part.ondata = (_, piece) => {
      unpacked += piece?.length ?? 0;
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && unpacked <= mostUnpacked; at += step)
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  return unpacked > mostUnpacked;
}

export async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}

/**
 * A workbook that a user filled in.
 * @param unreadable what is said where it is none @throws InputRefused too-large, or that
 */
export async function openWorkbook(file: string, unreadable: Problem): Promise<Workbook> {
  const refused = (problem: Problem) => new InputRefused([problem]);
  const book = await newWorkbook();
  try {
    const bytes = await readFile(file);
    if (unpacksTooFar(bytes)) {
      const message = `the workbook unpacks to more than ${mostUnpacked / 1_000_000} MB; take the template and copy the filled cells into it`;
      throw refused({ code: 'too-large', file, message });
    }
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    return book;
  } catch (error) {
    throw error instanceof InputRefused ? error : refused(unreadable);
  }
}
