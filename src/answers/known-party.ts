import { InputRefused } from '../base/index.js';
import type { Ledger } from '../registry/index.js';

/** @throws InputRefused where a question names a party that the ledger does not have, with those that it has */
export async function knownParty(ledger: Pick<Ledger, 'parties'>, party: string | undefined): Promise<void> {
  if (party === undefined) return;
  const ids = (await ledger.parties()).map(({ id }) => id);
  if (ids.includes(party)) return;
  const message = `the ledger has no party "${party}"; it has ${ids.sort().join(', ') || 'none'}`;
  throw new InputRefused([{ code: 'unknown-party', path: 'party', value: party, message }]);
}
