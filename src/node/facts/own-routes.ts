import type { Closure } from '../../shock/index.js';
import { readOrRefuse, routesFile } from '../../study/index.js';
import { readTextFile } from '../text-file.js';
import { readForms } from './forms.js';

const told = (source: unknown): string => (typeof source === 'string' ? source : JSON.stringify(source));

/**
 * Routes of a reader's document (lodeward-routes/1) before the shipped ones; a route that it names is its alone.
 * @throws InputRefused with every problem of the document
 */
export async function ownRoutesOf(
  text: string,
  name: string,
  shipped: readonly Closure[],
): Promise<readonly Closure[]> {
  const { routes } = readOrRefuse(routesFile, text, name);
  const forms = await readForms();
  const contained = Object.fromEntries(
    forms.flatMap((form) => (form.contained === undefined ? [] : [[form.form, form.contained]])),
  );
  const own = routes.map(({ source: _, detours, ...line }) => ({
    ...line,
    contained,
    detours: detours.map(({ source, ...way }) => ({ ...way, status: 'stated', source: told(source) })),
  }));
  return [...own, ...shipped.filter(({ route }) => !own.some((one) => one.route === route))];
}

export const readOwnRoutes = async (path: string, shipped: readonly Closure[]): Promise<readonly Closure[]> =>
  ownRoutesOf(await readTextFile(path), path, shipped);
