import { type PriceFacts, priceFacts } from '../answers/index.js';
import { openAtlas } from '../node/index.js';

/** The atlas that ships; opened once, and only when a command asks for it. */
let opened: ReturnType<typeof openAtlas> | undefined;
export const atlasOf = (): ReturnType<typeof openAtlas> => (opened ??= openAtlas());

/** Price models of minerals from the monthly series of the atlas. */
export const prices = async (minerals: readonly string[]): Promise<PriceFacts> => priceFacts(await atlasOf(), minerals);
