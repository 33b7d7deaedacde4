/**
 * JSON Schema (2020-12) of every answer of the HTTP API, made from the types that the command line prints: dist/api/answers.json.
 * A name that is exported by src/api/answers.ts becomes a schema of that name; a unit in the type, or in the name of a figure, becomes `x-unit`.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { fail, root } from './setup.mjs';

const target = join(root, 'dist', 'api', 'answers.json');
const entry = join(root, 'dist', 'api', 'answers.d.ts');
const { TypeFlags, SymbolFlags } = ts;

/** Units that the names of figures say, the first that fits; `1`: a share, an index, a count. */
const unitsByName = [
  [/usdPer\w*Tonne$/i, 'USD/t'],
  [/krwPerUsd$/i, 'KRW/USD'],
  [/tonnes/i, 't'],
  [/krw/i, 'KRW'],
  [/(?<!per)usd$/i, 'USD'],
  [/months$/i, 'month'],
  [/days$/i, 'day'],
  [/(^y|Y)ears?$/, 'year'],
  [/share|odds|ratio|tolerance|(irr|aetr|metr|index|excess|score|zero|concentration|weight)$/i, '1'],
  [
    /^(draws|seed|solves|iterations|cells|events|minerals|entries|failed|seq|rows|reports|place|best|worst|edition|inside\d+)$/,
    '1',
  ],
];
const isFigure = (schema) =>
  schema.type === 'number' ||
  schema.$ref === '#/components/schemas/Interval' ||
  (schema.anyOf ?? []).some(isFigure) ||
  (schema.items !== undefined && isFigure(schema.items)) ||
  (schema.prefixItems ?? []).some(isFigure) ||
  (schema.type === 'object' && !schema.properties && isFigure(schema.additionalProperties ?? {}));
const saysUnit = (schema) => JSON.stringify(schema).includes('"x-unit"');

/** A figure with the unit of its name, or of the figure that it is a part of (`valueAddedLossKrw.direct`). */
function withUnit(name, schema, above) {
  const unit = unitsByName.find(([pattern]) => pattern.test(name))?.[1] ?? above;
  if (unit === undefined || saysUnit(schema)) return schema;
  if (isFigure(schema)) return { ...schema, 'x-unit': unit };
  if (!schema.properties) return schema;
  const parts = Object.entries(schema.properties).map(([key, part]) => [key, withUnit(key, part, unit)]);
  return { ...schema, properties: Object.fromEntries(parts) };
}

/** Schemas of the exported types of a declaration file, by name. @throws where a type cannot be written as JSON */
export function schemasOf(file) {
  const program = ts.createProgram([file], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const schemas = {};
  const names = new Map();
  const place = source;

  const described = (symbol, schema) => {
    const text = symbol && ts.displayPartsToString(symbol.getDocumentationComment(checker));
    return text && !('$ref' in schema) ? { ...schema, description: text } : schema;
  };

  function unitOf(type) {
    for (const part of type.types)
      for (const property of checker.getPropertiesOfType(part)) {
        const own = checker.getTypeOfSymbolAtLocation(property, place);
        const unit = (own.isUnion() ? own.types : [own]).find((one) => one.isStringLiteral?.());
        if (part.flags & TypeFlags.Object && unit) return unit.value;
      }
    return undefined;
  }

  function unionOf(type) {
    const parts = type.types.filter(({ flags }) => !(flags & (TypeFlags.Undefined | TypeFlags.Void)));
    const texts = parts.filter((one) => one.isStringLiteral()).map(({ value }) => value);
    const numbers = parts.filter((one) => one.isNumberLiteral()).map(({ value }) => value);
    const rest = parts.filter((one) => !one.isStringLiteral() && !one.isNumberLiteral());
    const booleans = rest.filter(({ flags }) => flags & TypeFlags.BooleanLiteral);
    const others = rest.filter((one) => !booleans.includes(one)).map(schemaOf);
    const all = [
      ...(texts.length > 0 ? [{ type: 'string', enum: texts }] : []),
      ...(numbers.length > 0 ? [{ type: 'number', enum: numbers }] : []),
      ...(booleans.length > 0 ? [{ type: 'boolean' }] : []),
      ...others,
    ];
    return all.length === 1 ? all[0] : { anyOf: all };
  }

  function objectOf(type) {
    if (type.getCallSignatures().length > 0) throw new Error(`${checker.typeToString(type)} is a function`);
    const name = type.symbol?.name;
    if (/^(Readonly)?(Map|Set)$|Array$|^Promise$/.test(name ?? '') && name !== 'ReadonlyArray')
      throw new Error(`${checker.typeToString(type)} is no JSON`);
    const properties = {};
    const required = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const own = checker.getTypeOfSymbolAtLocation(property, place);
      try {
        properties[property.name] = described(property, withUnit(property.name, schemaOf(own)));
      } catch (error) {
        throw new Error(`${property.name}: ${error.message}`);
      }
      const absent =
        own.flags & TypeFlags.Undefined ||
        (own.isUnion() && own.types.some(({ flags }) => flags & TypeFlags.Undefined));
      if (!(property.flags & SymbolFlags.Optional) && !absent) required.push(property.name);
    }
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: schemaOf(index.type) } : {}),
    };
  }

  /** A type with a name of its own is written once and pointed at. */
  function named(type) {
    const symbol = type.aliasSymbol ?? type.symbol;
    const generic = (type.aliasTypeArguments ?? checker.getTypeArguments(type) ?? []).length > 0;
    const own =
      symbol && !generic && !symbol.name.startsWith('__') && (type.aliasSymbol || symbol.flags & SymbolFlags.Interface);
    if (!own) return undefined;
    const known = names.get(symbol);
    if (known) return known;
    let name = symbol.name;
    for (let n = 2; schemas[name]; n++) name = `${symbol.name}${n}`;
    names.set(symbol, name);
    return { fresh: name, symbol };
  }

  function schemaOf(type) {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive))
      return flags & TypeFlags.NonPrimitive ? { type: 'object' } : {};
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (type.isStringLiteral()) return { type: 'string', const: type.value };
    if (type.isNumberLiteral()) return { type: 'number', const: type.value };
    if (flags & (TypeFlags.StringLike | TypeFlags.TemplateLiteral)) return { type: 'string' };
    if (flags & TypeFlags.NumberLike) return { type: 'number' };
    if (flags & TypeFlags.BooleanLike)
      return type.intrinsicName === 'boolean' || type.isUnion()
        ? { type: 'boolean' }
        : { type: 'boolean', const: type.intrinsicName === 'true' };
    if (type.isIntersection() && type.types.some((part) => part.flags & TypeFlags.NumberLike)) {
      const unit = unitOf(type);
      return unit === undefined ? { type: 'number' } : { type: 'number', 'x-unit': unit };
    }
    if (checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type);
      if (type.target.hasRestElement || type.target.minLength !== items.length) return { type: 'array' };
      return { type: 'array', prefixItems: items.map(schemaOf), minItems: items.length, maxItems: items.length };
    }
    if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
    const name = named(type);
    if (typeof name === 'string') return { $ref: `#/components/schemas/${name}` };
    if (name) {
      schemas[name.fresh] = {};
      schemas[name.fresh] = described(name.symbol, type.isUnion() ? unionOf(type) : objectOf(type));
      return { $ref: `#/components/schemas/${name.fresh}` };
    }
    return type.isUnion() ? unionOf(type) : objectOf(type);
  }

  for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) {
    const own = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    try {
      const schema = schemaOf(checker.getDeclaredTypeOfSymbol(own));
      if (schema.$ref === `#/components/schemas/${symbol.name}`) continue;
      if (schemas[symbol.name]) throw new Error('another type already has this name');
      schemas[symbol.name] = schema;
    } catch (error) {
      throw new Error(`${symbol.name}: ${error.message}`);
    }
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes dist/api/answers.json where the build has changed since. */
export function describeAnswers() {
  if (!existsSync(entry)) fail('the build has no dist/api/answers.d.ts');
  const files = ['pure', 'node'].map((part) => join(root, 'dist', `${part}.tsbuildinfo`));
  const built = [...files, import.meta.filename].map((file) => statSync(file).mtimeMs);
  if (existsSync(target) && statSync(target).mtimeMs > Math.max(...built)) return;
  const text = JSON.stringify(schemasOf(entry));
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

if (process.argv[1] === import.meta.filename) describeAnswers();
