import { type Command, CommanderError, Help, Option } from 'commander';
import { type Language, languages } from '../base/index.js';
import { type HelpTexts, ko } from './locales/ko.js';
import { mn } from './locales/mn.js';
import { countingNumber } from './options.js';

const texts: Readonly<Record<Language, HelpTexts | undefined>> = { en: undefined, ko, mn };

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}`.trim() : '';

function walk(command: Command, visit: (command: Command) => void): void {
  visit(command);
  for (const child of command.commands) walk(child, visit);
}

function takesLanguage(command: Command): void {
  if (!command.options.some((option) => option.long === '--lang'))
    command.addOption(new Option('--lang <language>', 'language of the answer'));
  const lang = command.options.find((option) => option.long === '--lang')!;
  if (!lang.parseArg) lang.choices(languages);
}

/** Gives every command of the group that was asked for the options that all of them have; a group is one too where it has options of its own. */
export function completeOptions(program: Command, asked: string | undefined): void {
  const group = program.commands.find((command) => command.name() === asked);
  takesLanguage(program.enablePositionalOptions());
  if (!group) return;
  walk(group, (command) => {
    const isGroup = command.commands.length > 0 && command.options.length === 0;
    takesLanguage(command.enablePositionalOptions());
    if (isGroup) return;
    const has = (flag: string) => command.options.some((option) => option.long === flag);
    if (has('--seed') && !has('--threads'))
      command.option('--threads <n>', 'taken by every command that draws; this one needs one thread', countingNumber);
    if (!has('--json')) command.option('--json', 'print one JSON document on stdout');
  });
}

/** Puts the help of every command into a language; what has no translation stays English. */
export function localise(program: Command, language: Language): void {
  const own = texts[language];
  if (!own) return;
  walk(program, (command) => {
    const path = pathOf(command);
    command.description(own.commands[path] ?? command.description());
    const worded = (text: string) =>
      text.replace(/\b(choices|default)(?=: )/g, (word) => own.values[word as keyof typeof own.values]);
    const english = new Help();
    command.configureHelp({
      styleTitle: (title) => own.titles[title] ?? title,
      optionDescription: (option) => worded(english.optionDescription(option)),
      argumentDescription: (argument) => worded(english.argumentDescription(argument)),
    });
    command.helpOption('-h, --help', own.options['--help']!);
    for (const option of command.options) {
      const text = own.options[`${path} ${option.long}`] ?? own.options[option.long ?? ''];
      if (text) option.description = text;
    }
    for (const argument of command.registeredArguments)
      argument.description =
        own.arguments[`${path} ${argument.name()}`] ?? own.arguments[argument.name()] ?? argument.description;
  });
  if (program.commands.length > 0) program.helpCommand('help [command]', own.commands['help']!);
}

/** The command that the first words of a command line name, and whether the next word names none of its own. */
export function reached(program: Command, argv: readonly string[]): { command: Command; unknown: boolean } {
  let command = program;
  for (const word of argv) {
    if (word.startsWith('-') || word === 'help' || command.commands.length === 0) break;
    const next = command.commands.find((one) => one.name() === word);
    if (!next) return { command, unknown: true };
    command = next;
  }
  return { command, unknown: false };
}

/** A group that was asked for without one of its commands. */
export const missingCommand = (group: Command): CommanderError =>
  new CommanderError(
    2,
    'commander.missingCommand',
    `error: a command is missing behind '${group.name()}': '${group.commands.map((one) => one.name()).join(', ')}'`,
  );

const failures = { 'no-answer': 'No answer', bug: 'This is a bug of lodeward, please report it' } as const;

/** The first words of what is said when a command fails. */
export const failed = (how: keyof typeof failures, language: Language): string =>
  texts[language]?.failures[how] ?? failures[how];

/** What was wrong with the words of a command line, with what to do. */
export function usageSentence(error: CommanderError, language: Language): string {
  const given = [...error.message.matchAll(/'([^']*)'/g)].map(([, word]) => word!);
  const own = texts[language]?.usage[error.code];
  const hint = error.message.split('\n')[1];
  const sentence = own
    ? own.replace('{0}', given[0] ?? '').replace('{1}', given[1] ?? '')
    : error.message.split('\n')[0]!.replace(/^error: /, '');
  const more = texts[language]?.more ?? '"lodeward --help" lists the commands, "lodeward COMMAND --help" its options.';
  return `${sentence}${hint && !own ? ` ${hint}` : ''}. ${more}`.replace(/\.\. /, '. ');
}
