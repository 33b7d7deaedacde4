import { InputRefused } from '../base/index.js';
import { indices, notImplemented } from '../risk/index.js';
import { readOrRefuse } from '../study/index.js';

/**
 * One index on given raw inputs (`risk compute INDEX FILE`): JSON or YAML text in, the index's figures out.
 * @throws InputRefused for an unknown or not implemented index, and for every bad value of the file at once
 * @example computeIndex('hhi', '{"tonnes":{"CHN":3}}', 'a.json') // { value: 1, points: 10000, largest: { country: 'CHN', share: 1 }, ... }
 */
export function computeIndex(index: string, text: string, file: string): object {
  const definition = indices.find((i) => i.id === index);
  if (definition) return definition.compute(readOrRefuse(definition.input, text, file));
  const known = notImplemented.find((n) => n.id === index);
  const list = indices.map((i) => i.id).join(', ');
  throw new InputRefused([
    known
      ? {
          code: 'not-implemented',
          value: index,
          message: `${known.title} is not implemented: ${known.lacks}; implemented are ${list}`,
        }
      : { code: 'unknown-index', value: index, message: `there is no index "${index}"; implemented are ${list}` },
  ]);
}
