import { relative } from 'node:path';
import { Argument } from 'commander';
import { packagePath } from '../node/index.js';

/** The study that ships. */
export const shippedStudy = (): string => packagePath('studies', 'mongolia-korea');

/** The study folder of a command; help names the shipped study, not where it lies on this machine. */
export const studyFolder = (): Argument =>
  new Argument('[dir]', 'study folder').default(shippedStudy(), 'mongolia-korea');

/**
 * A file of the studies that ship as it is named from the folder the program was started in, so that an example of the help can be run as it stands.
 * @example shippedFile('example', 'market.json') // 'node_modules/lodeward/studies/example/market.json'
 */
export function shippedFile(...parts: readonly string[]): string {
  const path = packagePath('studies', ...parts);
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
