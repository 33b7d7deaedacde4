import { InvalidArgumentError } from 'commander';

/** `a=1,b=2` as a map; what the names mean is for the question to check. */
export function namedNumbers(text: string): Map<string, number> {
  const pairs = text.split(',').map((pair) => {
    const [name, value, ...rest] = pair.split('=');
    const number = Number(value);
    if (!name || value === undefined || value.trim() === '' || rest.length > 0 || Number.isNaN(number))
      throw new InvalidArgumentError(`"${pair}" is not name=number; write a=1,b=2`);
    return [name.trim(), number] as const;
  });
  return new Map(pairs);
}
