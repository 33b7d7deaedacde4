import { InvalidArgumentError } from 'commander';
import { type Language, languages } from '../base/index.js';

/** `--lang`, or the first language of the environment that the product has, or English. */
export function languageOf(option: string | undefined, environment: NodeJS.ProcessEnv = process.env): Language {
  const asked = option || environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || 'en';
  return languages.find((language) => asked.toLowerCase().startsWith(language)) ?? 'en';
}

const isLanguage = (word: string) => word === '--lang' || word.startsWith('--lang=');

/**
 * The words of a command line, the help where there are none, with `--lang` behind the others, where the command that they name reads it, wherever it was typed.
 * @example languageLast(['--lang', 'ko', 'study', 'check']) // ['study', 'check', '--lang', 'ko']
 */
export function languageLast(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  const words = argv.slice(0, end < 0 ? argv.length : end);
  const at = words.findIndex(isLanguage);
  if (at < 0) return argv.length === 0 ? ['--help'] : argv;
  const asked = words.splice(at, words[at] === '--lang' ? 2 : 1);
  return [...(words.length === 0 ? ['--help'] : words), ...asked, ...(end < 0 ? [] : argv.slice(end))];
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('a whole number, 0 or more, is needed');
  return value;
}

export function countingNumber(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('a whole number, 1 or more, is needed');
  return value;
}

export function won(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('a sum of won, 0 or more, such as 250e9');
  return value;
}
