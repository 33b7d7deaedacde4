import { z } from '@hono/zod-openapi';

/** Shapes of values that several questions take. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are refused
const printed = /^[^\u0000-\u001f\u007f]+$/;
/** A line of text without control characters. */
export const line = (most: number) => z.string().regex(printed).max(most);
export const country = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .openapi({ description: 'ISO 3166-1 alpha-3' });
export const mineral = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(60);
/** A document of a user, as text. */
export const text = (description: string) => z.string().min(1).max(200_000).openapi({ description });
export const demand = text('a demand scenario of your own in place of one that ships: lodeward-demand/1').optional();
export const date = z.iso.date();
export const seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31);
export const draws = (most: number) => z.number().int().min(1).max(most);

const inQuery = (whole: z.ZodInt | z.ZodNumber) => z.coerce.number().pipe(whole).openapi({ type: 'integer' });
/** Whole numbers in a query. */
export const whole = (least: number, most: number) =>
  inQuery(z.int().min(least).max(most)).openapi({ minimum: least, maximum: most });
export const year = whole(1900, 2200);

/** Texts of a study. */
export const studyFiles = z
  .record(z.string().regex(/^[a-z0-9-]+(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\.(ya?ml|json)$/), z.string().max(500_000))
  .openapi({ description: 'texts of a study by path: study.yaml, events.yaml, projects/...' });

/** `a=1,b=2` as a map; what the names mean is for the question to check. */
export const namedNumbers = z
  .string()
  .regex(/^[A-Za-z0-9-]+=-?\d+(\.\d+)?(e[+-]?\d+)?(,[A-Za-z0-9-]+=-?\d+(\.\d+)?(e[+-]?\d+)?)*$/)
  .max(2000)
  .transform(
    (text) => new Map(text.split(',').map((pair) => [pair.split('=')[0]!, Number(pair.split('=')[1])] as const)),
  )
  .openapi({ type: 'string' });

/** `a,b` as a list. */
export const words = z
  .string()
  .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/)
  .max(2000)
  .transform((text) => text.split(','))
  .openapi({ type: 'string' });
