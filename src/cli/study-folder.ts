import { Argument } from 'commander';
import { packagePath } from '../node/index.js';

/** The study that ships. */
export const shippedStudy = (): string => packagePath('studies', 'mongolia-korea');

/** The study folder of a command; help names the shipped study, not where it lies on this machine. */
export const studyFolder = (): Argument =>
  new Argument('[dir]', 'study folder').default(shippedStudy(), 'mongolia-korea');
