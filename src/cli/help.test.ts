import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from './commands/index.js';
import { completeOptions, localise } from './help.js';
import { ko } from './locales/ko.js';
import { mn } from './locales/mn.js';

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];

async function programOf(name: string): Promise<Command> {
  const program = new Command('lodeward');
  const entry = commands.find((one) => one.name === name)!;
  (await entry.load()).register(program);
  completeOptions(program, name);
  return program;
}

describe('help in Korean and Mongolian', () => {
  it.each(commands.map(({ name }) => name))('has a text for every word of %s', async (name) => {
    const english = all(await programOf(name)).map((command) => command.helpInformation());
    for (const [language, letters] of [
      ['ko', /[가-힣]/],
      ['mn', /[а-яөү]/i],
    ] as const) {
      const program = await programOf(name);
      localise(program, language);
      const found = all(program);
      found.slice(1).forEach((command, k) => {
        const place = `${language} ${command.name()}`;
        expect(command.description(), place).toMatch(letters);
        for (const { long, description } of command.options)
          if (!/lodeward-\w+\/1\)?$/.test(description)) expect(description, `${place} ${long}`).toMatch(letters);
        for (const argument of command.registeredArguments)
          if (!/^[a-z, ]+$/.test(argument.description))
            expect(argument.description, `${place} ${argument.name()}`).toMatch(letters);
        expect(command.helpInformation(), place).not.toBe(english[k + 1]);
        expect(command.helpInformation(), place).not.toMatch(/\((choices|default): /);
      });
    }
  });
  it('has no text of a command, option or argument that is not there', async () => {
    const known = new Set(['', 'help', '--help', '--version']);
    const walk = (command: Command, path: string): void => {
      known.add(path);
      for (const { long } of command.options) known.add(long!).add(`${path} ${long}`);
      for (const argument of command.registeredArguments) known.add(argument.name()).add(`${path} ${argument.name()}`);
      for (const child of command.commands) walk(child, `${path} ${child.name()}`.trim());
    };
    for (const { name } of commands) walk(await programOf(name), '');
    for (const texts of [ko, mn])
      for (const part of [texts.commands, texts.options, texts.arguments])
        expect(Object.keys(part).filter((key) => !known.has(key))).toEqual([]);
  });
});
