import { type Command, InvalidArgumentError } from 'commander';
import { type Language, languages } from '../../base/index.js';
import { briefFormats, briefKinds, writeBrief } from '../../node/index.js';

const list = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

const languageList = (text: string): readonly Language[] => {
  const wanted = list(text);
  if (!wanted.every((word): word is Language => (languages as readonly string[]).includes(word)))
    throw new InvalidArgumentError('en, ko and mn, with commas between');
  return wanted;
};

interface WriteOptions {
  readonly kind: string;
  readonly lang: readonly Language[];
  readonly format: readonly string[];
  readonly results: string;
  readonly out: string;
  readonly date: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const brief = program.command('brief').description('Briefs in three languages from the results of a run');
  brief
    .command('write')
    .description('Write a brief: the same numbers in each language and format')
    .option('--kind <kind>', briefKinds.join(' or '), 'corridor')
    .option('--lang <languages>', 'en, ko, mn, with commas between', languageList, [...languages])
    .option('--format <formats>', `${briefFormats.join(', ')}, with commas between`, list, ['pdf'])
    .option('--results <file>', 'results.json of a run', 'out/results.json')
    .option('--out <dir>', 'folder for the files', 'out')
    .option('--date <day>', 'day that stands in the files', new Date().toISOString().slice(0, 10))
    .addHelpText(
      'after',
      '\nExample:\n  $ npx lodeward brief write --kind vice-minister --lang ko,mn --format pdf,docx',
    )
    .action(async ({ kind, lang, format, results, out, date, json }: WriteOptions) => {
      const files = await writeBrief({ kind, languages: lang, formats: format, results, folder: out, date });
      process.stdout.write(json ? `${JSON.stringify({ folder: out, files })}\n` : `${out}: ${files.join(' ')}\n`);
    });
}
