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

/**
 * A base of one's own for a what-if: a lodeward-market/1 document, or one of events that holds one.
 * @param mineral what is asked about @param read a file beside it; absent: only what stands in the document itself (a request)
 * @throws InputRefused with every problem of each
 */
export async function baseOf(
  text: string,
  name: string,
  mineral: string,
  read?: (path: string) => Promise<string>,
): Promise<readonly OwnMarket[]> {
  if (!/^\s*["{]?\s*"?format"?\s*:\s*"?lodeward-events\/1/m.test(text))
    return [ownMarket(readOrRefuse(marketInside, text, name), name, mineral)];
  const own = await ownMarketsOf(eventsOf(text, name), name, read);
  if (own.some(({ market }) => market.mineral === mineral)) return own;
  const message = `no base market of ${mineral} stands in the file`;
  throw new InputRefused([{ code: 'no-base', file: name, path: 'markets', value: mineral, message }]);
}

/** Of a file on disk; paths are relative to it. */
export const readBase = async (path: string, mineral: string): Promise<readonly OwnMarket[]> =>
  baseOf(await readTextFile(path), path, mineral, (beside) => readTextFile(join(dirname(path), beside)));
