/**
 * Writes to a ledger until it is killed: `node registry-writer.mjs PLACE WRITER BATCHES`, PLACE a folder or a postgresql:// URL.
 * Each batch is one agreement and one piece of evidence, recorded as one whole; `ack ID` is printed only after it is recorded.
 */
import { openLedger } from '../../dist/node/registry/index.js';

const [place, writer, batches] = process.argv.slice(2);
let ledger;
try {
  ledger = await openLedger(place.startsWith('postgresql:') ? { url: place } : { folder: place });
  process.stdout.write('ready\n');
  const source = [{ publisher: 'Test' }];
  for (let i = 0; i < Number(batches); i++) {
    const id = `${writer}-${i}`;
    await ledger.append(
      [
        {
          id,
          body: {
            type: 'agreement',
            id,
            date: '2025-01-01',
            title: { en: id },
            parties: ['p'],
            minerals: ['tin'],
            source,
          },
        },
        {
          id: `${id}.e`,
          body: { type: 'evidence', id: `${id}.e`, of: id, date: '2025-02-01', what: 'meeting', source },
        },
      ],
      { by: writer, at: new Date().toISOString(), why: 'kill test' },
    );
    process.stdout.write(`ack ${id}\n`);
  }
} catch (error) {
  process.stdout.write(`refused ${error.problems?.[0]?.code ?? error.stack}\n`);
  process.exitCode = 1;
} finally {
  await ledger?.close();
}
