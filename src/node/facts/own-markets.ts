import { dirname, join } from 'node:path';
import { type OwnMarket, ownMarket } from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import { type EventsFile, marketInside, readOrRefuse } from '../../study/index.js';
import { readTextFile } from '../text-file.js';
import { eventsOf } from './backtests.js';

/**
 * The base markets that a file of events holds or names.
 * @param read a file beside it; absent: only what stands in the file itself (a request)
 * @throws InputRefused with every problem of each
 */
export async function ownMarketsOf(
  { markets = [] }: Pick<EventsFile, 'markets'>,
  name: string,
  read?: (path: string) => Promise<string>,
): Promise<readonly OwnMarket[]> {
  return Promise.all(
    markets.map(async (one, k): Promise<OwnMarket> => {
      if (typeof one !== 'string') return ownMarket(one, `${name} markets[${k}]`);
      if (!read)
        throw new InputRefused([
          {
            code: 'no-file-here',
            path: `markets[${k}]`,
            value: one,
            message: `"${one}" is a file, which a request cannot name: write the market itself in its place`,
          },
        ]);
      return ownMarket(readOrRefuse(marketInside, await read(one), one), one);
    }),
  );
}

/** Of a file of events on disk; paths are relative to it. */
export const readOwnMarkets = (file: Pick<EventsFile, 'markets'>, path: string): Promise<readonly OwnMarket[]> =>
  ownMarketsOf(file, path, (beside) => readTextFile(join(dirname(path), beside)));

/** A base of one's own for a what-if: a lodeward-market/1 file, or a file of events that holds one. @param mineral what is asked about */
export async function readBase(path: string, mineral: string): Promise<readonly OwnMarket[]> {
  const text = await readTextFile(path);
  if (/^\s*["{]?\s*"?format"?\s*:\s*"?lodeward-events\/1/m.test(text)) {
    const own = await readOwnMarkets(eventsOf(text, path), path);
    if (own.some(({ market }) => market.mineral === mineral)) return own;
    throw new InputRefused([
      {
        code: 'no-base',
        file: path,
        path: 'markets',
        value: mineral,
        message: `no base market of ${mineral} stands in the file`,
      },
    ]);
  }
  return [ownMarket(readOrRefuse(marketInside, text, path), path, mineral)];
}
