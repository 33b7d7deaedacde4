import { canonical, InputRefused, type Problem } from '../base/index.js';
import { entryFaults, type Statement } from '../study/index.js';
import { partiesOf, rootOf } from './agreement.js';

/** What the ledger already says under an id. */
export type Held = Statement & { readonly root: string };

/** Ids that a statement speaks of, its own among them: what the ledger must be asked for before it is admitted. */
export function mentioned({ id, body }: Statement): string[] {
  const ids = [id];
  if ('of' in body) ids.push(body.of);
  if ('by' in body && body.by) ids.push(body.by);
  if (body.type === 'milestone' && body.owner) ids.push(body.owner);
  if (body.type === 'agreement') ids.push(...partiesOf(body).map(({ party }) => party));
  return ids;
}

/**
 * Which statements are new, with the root of each; those that are held word for word are left out.
 *
 * @param held what the ledger has of all mentioned ids
 * @throws InputRefused with every fault: an id that says something else already, unknown parties, entries or keys
 */
export function admit(
  statements: readonly Statement[],
  held: ReadonlyMap<string, Held>,
): { readonly fresh: readonly Held[]; readonly known: readonly string[] } {
  const problems: Problem[] = [];
  const fresh = new Map<string, Statement>();
  const known: string[] = [];
  for (const statement of statements) {
    const { id, body } = statement;
    const old = held.get(id) ?? fresh.get(id);
    if (!old) fresh.set(id, statement);
    else if (canonical(old.body) === canonical(body)) known.push(id);
    else
      problems.push({
        code: 'changed-entry',
        message: `entry "${id}" already says something else; entries are never changed: write a correction (type: correction, of: ${id}) or another id`,
        path: id,
      });
  }
  const typeOf = (id: string) => (fresh.get(id) ?? held.get(id))?.body.type;
  for (const { id, body } of fresh.values())
    for (const fault of entryFaults(body, { typeOf }))
      problems.push({ code: fault.code, message: fault.message, path: `${id}.${fault.path.map(String).join('.')}` });
  if (problems.length > 0) throw new InputRefused(problems);
  const targetOf = (id: string) => {
    const own = fresh.get(id);
    if (own) return 'of' in own.body ? own.body.of : undefined;
    const root = held.get(id)?.root;
    return root === id ? undefined : root;
  };
  return {
    fresh: [...fresh.values()].map((statement) => ({ ...statement, root: rootOf(statement, targetOf) })),
    known,
  };
}
