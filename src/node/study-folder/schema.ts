import { InputRefused, oneOf } from '../../base/index.js';
import { jsonSchema, schemaNames } from '../../study/index.js';

/** JSON Schema of one file of a study, or of all by name. @throws InputRefused for a name that no file has */
export function schemaOf(name: string | undefined): object {
  if (name === undefined) return Object.fromEntries(schemaNames.map((one) => [one, jsonSchema(one)]));
  const schema = jsonSchema(name);
  if (schema) return schema;
  const message = `no file of a study is called "${name}"; there are ${schemaNames.join(', ')}`;
  throw new InputRefused([{ code: 'unknown-schema', value: name, message, wanted: oneOf(schemaNames) }]);
}
