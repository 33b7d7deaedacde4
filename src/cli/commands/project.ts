import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  cashFlowOf,
  compareProjects,
  comparisonDocument,
  evaluateProject,
  explanationDocument,
  fitDocument,
  fitProject,
  isItBankable,
  projectDocument,
  type Variant,
  varied,
} from '../../answers/index.js';
import {
  importProject,
  newProject,
  readNames,
  readOverlay,
  readPlants,
  readProgrammes,
  readProject,
  readRoutes,
  readRules,
  workbook,
  writeNewFile,
  writeProjectTemplate,
} from '../../node/index.js';
import { languageOf, wholeNumber } from '../options.js';
import { atlasOf, prices } from '../project-ports.js';
import { shippedFile } from '../study-folder.js';
import { print, type Spoken, tell } from '../text/answer.js';

const list = (text: string): readonly string[] => text.split(',').map((part) => part.trim());
/** `none;KOR/exploration-loan+KOR/tax-credit` is two packages. */
const packages = (text: string): readonly (readonly string[])[] =>
  text.split(';').map((one) => (one.trim() === 'none' ? [] : one.split('+').map((part) => part.trim())));
const participation = (text: string): 'share' | 'special-royalty' => {
  if (text !== 'share' && text !== 'special-royalty') throw new InvalidArgumentError('share or special-royalty');
  return text;
};

const oneSupport = (text: string): readonly string[] => packages(text)[0]!;
const multiple = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && value <= 100)) throw new InvalidArgumentError('a multiple of the prices of the file, like 0.9');
  return value;
};

interface Options extends Pick<Variant, 'overlay' | 'participation' | 'price'> {
  readonly support?: readonly string[];
  readonly xlsx?: string;
  readonly draws: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly lang?: string;
  readonly importer: string;
}

const example = (line: string) => `\nExample:\n  $ npx lodeward ${line}`;
const sample = shippedFile('example', 'projects', 'sample-moly.yaml');

/** The levers of the host, of the home state and of the market, as options of a question about one project. */
const withLevers = (command: Command): Command =>
  command
    .option('--overlay <name>', 'a what-if over the regime: a file, or the name of one that ships (draft-law-2026)')
    .option('--participation <kind>', 'share or special-royalty, instead of what the file says', participation)
    .option(
      '--support <programmes>',
      'in place of those of the file: KOR/exploration-loan+KOR/tax-credit, or none',
      oneSupport,
    )
    .option('--price <multiple>', 'of every price of a product: 0.9', multiple);

/** A project file under the levers that were asked for, with its rules. */
async function levered(file: string, { overlay, participation: kind, support, price }: Options) {
  const { project } = await readProject(file);
  const changed = varied(project, {
    ...(kind ? { participation: kind } : {}),
    ...(support ? { support } : {}),
    ...(price ? { price } : {}),
  });
  const law = overlay === undefined ? undefined : await readOverlay(overlay, project.host);
  return { project: changed, rules: await readRules(changed, dirname(file), law) };
}

function evaluate(project: Command): void {
  withLevers(project.command('evaluate'))
    .description('Cash flows and figures by party of a project file (lodeward-project/1)')
    .argument('<file>', 'project file, YAML or JSON')
    .option('--draws <n>', 'draws of prices, delay, overrun and success', wholeNumber, 0)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--xlsx <file>', 'also a workbook: the figures, and the cash flow in live formulas')
    .addHelpText('after', example(`project evaluate ${sample} --draws 2000`))
    .action(async (file: string, options: Options) => {
      const { project: read, rules } = await levered(file, options);
      const result = await evaluateProject(prices, { project: read, rules, draws: options.draws, seed: options.seed });
      if (options.xlsx !== undefined) {
        const content = { documents: [projectDocument(result)], cashFlows: [cashFlowOf(read, rules)], tables: [] };
        await writeFile(options.xlsx, await workbook(content, (await readNames()).names, languageOf(options.lang)));
      }
      await print(options, result, projectDocument);
    });
  withLevers(project.command('explain'))
    .description(
      'Waterfall, AETR over price, tornado, value of waiting, standing against price history, host account, stages',
    )
    .argument('<file>', 'project file')
    .addHelpText('after', example(`project explain ${sample}`))
    .action(async (file: string, options: Options) => {
      const { project: read, rules } = await levered(file, options);
      const explanation = await isItBankable({ atlas: await atlasOf(), routes: await readRoutes() }, read, rules);
      await print(options, explanation, explanationDocument);
    });
}

interface CompareOptions extends Omit<Options, 'support'> {
  readonly hosts?: readonly string[];
  readonly overlays?: readonly string[];
  readonly support?: readonly (readonly string[])[];
  readonly stages?: boolean;
}

function compare(project: Command): void {
  project
    .command('compare')
    .description('One project under hosts, overlays and support packages, and its choice of stage')
    .argument('<file>', 'project file')
    .option('--hosts <list>', 'countries, each at its newest law: MNG,AUS,KAZ', (text) => list(text.toUpperCase()))
    .option('--overlays <list>', 'overlays of the host, by name or file: none,draft-law-2026', list)
    .option('--support <packages>', 'packages: "none;KOR/exploration-loan+KOR/tax-credit"', packages)
    .option('--participation <kind>', 'share or special-royalty, instead of what the file says', participation)
    .option('--stages', 'compare the stages of the file too: concentrate, oxide, metal')
    .option('--draws <n>', 'draws for each row', wholeNumber, 0)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .addHelpText(
      'after',
      example(`project compare ${sample} --hosts MNG,AUS,KAZ --support "none;KOR/exploration-loan"`),
    )
    .action(async (file: string, options: CompareOptions) => {
      const { project: read } = await readProject(file);
      const folder = dirname(file);
      const variants: Variant[] = (options.hosts ?? [read.host]).flatMap((host) =>
        (host === read.host ? (options.overlays ?? ['none']) : ['none']).flatMap((overlay) =>
          (options.support ?? [undefined]).map((support) => ({
            host,
            ...(overlay === 'none' ? {} : { overlay }),
            ...(support ? { support } : {}),
            ...(options.participation ? { participation: options.participation } : {}),
          })),
        ),
      );
      const comparison = await compareProjects(
        {
          rules: async (p, overlay) =>
            readRules(p, folder, overlay === undefined ? undefined : await readOverlay(overlay, p.host)),
          prices,
        },
        { project: read, variants, stages: options.stages ?? false, draws: options.draws, seed: options.seed },
      );
      await print(options, comparison, comparisonDocument);
    });
}

export function register(program: Command): void {
  const project = program.command('project').description('Joint projects: who gets what, under which rules');
  evaluate(project);
  compare(project);
  project
    .command('fit')
    .description('Who could take the product, by which route, whom they buy from now, which support applies')
    .argument('<file>', 'project file')
    .option('--importer <country>', 'country of the plants', 'KOR')
    .addHelpText('after', example(`project fit ${sample}`))
    .action(async (file: string, options: Options) => {
      const { project: read, rules } = await readProject(file);
      const ports = {
        atlas: await atlasOf(),
        plants: await readPlants(),
        routes: await readRoutes(),
        programmes: await readProgrammes(),
      };
      const fit = await fitProject(ports, read, rules, options.importer);
      await print(options, fit, fitDocument);
    });
  project
    .command('new')
    .description('Write a new project file from the example')
    .argument('<file>', 'file to write; never over one that is there')
    .addHelpText('after', example('project new my-project.yaml'))
    .action(async (file: string, options: Spoken) => {
      await newProject(file);
      tell(options, { file }, 'file.written', { file });
    });
  project
    .command('template')
    .description('Write a workbook to fill in')
    .requiredOption('--xlsx <file>', 'workbook to write')
    .addHelpText('after', example('project template --xlsx project.xlsx'))
    .action(async ({ xlsx: file, ...options }: Spoken & { xlsx: string }) => {
      await writeProjectTemplate(file);
      tell(options, { file }, 'file.written', { file });
    });
  project
    .command('import')
    .description('A filled workbook as a project file; problems by cell')
    .requiredOption('--xlsx <file>', 'workbook to read')
    .option('--out <file>', 'project file to write; else it is printed')
    .addHelpText('after', example('project import --xlsx project.xlsx --out my-project.yaml'))
    .action(async ({ xlsx, out: file, ...options }: Spoken & { xlsx: string; out?: string }) => {
      const text = await importProject(xlsx);
      if (file === undefined) process.stdout.write(options.json ? `${JSON.stringify({ text })}\n` : text);
      else {
        await writeNewFile(file, text);
        tell(options, { file }, 'file.written', { file });
      }
    });
}
