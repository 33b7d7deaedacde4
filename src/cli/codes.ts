import type { Command, Option } from 'commander';
import { InputRefused, type Problem } from '../base/index.js';
import { type KnownCodes, knownCodes } from '../node/index.js';

const country = (code: string, at: string, { countries }: KnownCodes): readonly Problem[] =>
  countries.has(code)
    ? []
    : [
        {
          code: 'unknown-country',
          path: at,
          value: code,
          message: `there is no country "${code}"; write an ISO 3166-1 code of three letters, such as KOR`,
        },
      ];

function mineral(code: string, at: string, { minerals }: KnownCodes): readonly Problem[] {
  if (minerals.has(code)) return [];
  const near = [...minerals].filter((one) => one.includes(code) || code.includes(one)).slice(0, 8);
  const hint = near.length > 0 ? `near it: ${near.join(', ')}` : 'see data/minerals.csv and data/forms.csv';
  return [
    { code: 'unknown-mineral', path: at, value: code, message: `there is no mineral or form "${code}"; ${hint}` },
  ];
}

const kinds = { '<country>': country, '<mineral>': mineral, '<minerals>': mineral } as const;
const kindOf = ({ flags }: Option) => flags.split(' ').at(-1) as keyof typeof kinds;

/**
 * Looks up the codes of options written `--importer <country>`, `--mineral <mineral>` or `--mineral <minerals>`; those of countries may be typed in lower case.
 * @throws InputRefused with every code that does not exist
 */
export async function lookUpCodes(command: Command): Promise<void> {
  const asked = command.options.filter(
    (option) => kindOf(option) in kinds && command.getOptionValue(option.attributeName()) !== undefined,
  );
  if (asked.length === 0) return;
  const known = await knownCodes();
  const problems = asked.flatMap((option) => {
    const name = option.attributeName();
    if (kindOf(option) === '<country>')
      command.setOptionValue(name, (command.getOptionValue(name) as string).toUpperCase());
    const value = command.getOptionValue(name) as string | readonly string[];
    return [value].flat().flatMap((code) => kinds[kindOf(option)](code, option.long!, known));
  });
  if (problems.length > 0) throw new InputRefused(problems);
}
