import { type Command, InvalidArgumentError } from 'commander';
import { phrase, whichRows } from '../../answers/index.js';
import { type ExportFormat, exportFormats, exportRows, openAtlas } from '../../node/index.js';
import { languageOf } from '../options.js';

const words = (text: string) => text.split(',').map((word) => word.trim());

function formats(text: string): readonly ExportFormat[] {
  const asked = words(text);
  const bad = asked.filter((word) => !(exportFormats as readonly string[]).includes(word));
  if (bad.length > 0)
    throw new InvalidArgumentError(`no format ${bad.join(', ')}; there are ${exportFormats.join(', ')}`);
  return asked as ExportFormat[];
}

interface ExportOptions {
  readonly format: readonly ExportFormat[];
  readonly mineral?: readonly string[];
  readonly kind?: readonly string[];
  readonly out: string;
  readonly bom?: boolean;
  readonly vintage?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

export function register(program: Command): void {
  program
    .command('data')
    .description('Exchange: rows of the atlas in files for other programs')
    .command('export')
    .description('Write rows and their sources as CSV, XLSX, Frictionless Data Package or Parquet')
    .option('--format <formats>', 'csv, xlsx, datapackage, parquet', formats, ['datapackage'] as const)
    .option('--mineral <minerals>', 'some minerals (default: all)', words)
    .option('--kind <kinds>', 'production,trade,... (default: all)', words)
    .option('--out <folder>', 'where the files go', 'out/data')
    .option('--bom', 'begin CSV with a byte order mark, for spreadsheets on Windows')
    .option('--vintage <name>', 'a vintage kept on this machine (default: the shipped one)')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward data export --format csv,xlsx --mineral tin,tungsten --bom')
    .action(async ({ format, mineral, kind, out, bom, vintage, json, lang }: ExportOptions) => {
      const content = await whichRows(await openAtlas(vintage), {
        ...(mineral ? { minerals: mineral } : {}),
        ...(kind ? { kinds: kind } : {}),
      });
      const files = await exportRows(out, format, content, bom ? { bom } : {});
      const told = {
        vintage: content.vintage,
        rows: content.rows.length,
        sources: content.sources.length,
        folder: out,
        files,
      };
      process.stdout.write(
        json
          ? `${JSON.stringify(told)}\n`
          : `${phrase('export.done', languageOf(lang), { ...told, files: files.join(', ') })}\n`,
      );
    });
}
