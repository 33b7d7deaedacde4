import { basename, dirname, extname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type Language, languages } from '../../base/index.js';
import { briefFormats, briefKinds, writeBrief } from '../../node/index.js';
import { wholeNumber } from '../options.js';

const list = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

const languageList = (text: string): readonly Language[] => {
  const wanted = list(text);
  if (!wanted.every((word): word is Language => (languages as readonly string[]).includes(word)))
    throw new InvalidArgumentError('en, ko and mn, with commas between');
  return wanted;
};

type Question = Parameters<typeof writeBrief>[0];
interface WriteOptions extends Omit<Question, 'languages' | 'formats' | 'folder' | 'name' | 'results'> {
  readonly lang: readonly Language[];
  readonly format?: readonly string[];
  readonly results: string;
  readonly out: string;
  readonly json?: boolean;
}

/** `--out my-page.docx` names a file and its format, `--out folder` a folder. */
function placeOf(out: string, formats: readonly string[] | undefined) {
  const ending = extname(out).slice(1);
  if (!(briefFormats as readonly string[]).includes(ending)) return { folder: out, formats: formats ?? ['pdf'] };
  return { folder: dirname(out), name: basename(out, `.${ending}`), formats: formats ?? [ending] };
}

export function register(program: Command): void {
  const brief = program.command('brief').description('Briefs in three languages from the results of a run');
  brief
    .command('write')
    .description('Write a brief: the same numbers in each language and format')
    .option('--kind <kind>', briefKinds.join(', '), 'corridor')
    .option('--lang <languages>', 'en, ko, mn, with commas between', languageList, [...languages])
    .option(
      '--format <formats>',
      `${briefFormats.join(', ')}, with commas between (default: as --out ends, else pdf)`,
      list,
    )
    .option('--results <file>', 'results.json of a run', 'out/results.json')
    .option('--out <file>', 'file, or folder for the files', 'out')
    .option('--date <day>', 'day that stands in the files', new Date().toISOString().slice(0, 10))
    .option('--study <dir>', 'study folder: agreements of a committee, projects of a forum')
    .option('--mineral <code>', 'kinds mineral and shock: a market, such as tin')
    .option('--measure <text>', 'kind shock: what happens, such as "ban CHN -> *"')
    .option('--months <n>', 'kind shock: how long, as a path of months', wholeNumber)
    .option('--importer <country>', 'kinds shock and project: seen from which country', 'KOR')
    .option('--project <id>', 'kind project: id in the study, or a project file (the only way for a confidential one)')
    .option('--template <file>', 'your own paragraphs and logo (lodeward-brief-template/1)')
    .option('--draws <n>', 'kinds shock and project: draws', wholeNumber)
    .option('--seed <n>', 'seed of these draws', wholeNumber)
    .option('--threads <n>', 'worker threads; the answer does not depend on them', wholeNumber)
    .addHelpText(
      'after',
      '\nExample:\n  $ npx lodeward brief write --kind vice-minister --lang ko,mn --format pdf,docx',
    )
    .action(async ({ lang, format, out, json, ...asked }: WriteOptions) => {
      const place = placeOf(out, format);
      const files = await writeBrief({ ...asked, ...place, languages: lang });
      const { folder } = place;
      process.stdout.write(json ? `${JSON.stringify({ folder, files })}\n` : `${folder}: ${files.join(' ')}\n`);
    });
}
