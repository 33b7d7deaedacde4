import type { Problem } from '../../base/index.js';
import type { Row } from '../row.js';
import { agreement } from './agreement.js';
import { coverage } from './coverage.js';
import type { Check, Expectations, Finding } from './finding.js';
import { knownCodes } from './known-codes.js';
import { magnitude } from './magnitude.js';
import { mirrorRatio } from './mirror-ratio.js';
import { ranges } from './ranges.js';
import { uniqueKeys } from './unique-keys.js';
import { worldTotal } from './world-total.js';

const checks: readonly Check[] = [
  uniqueKeys,
  knownCodes,
  ranges,
  worldTotal,
  mirrorRatio,
  agreement,
  coverage,
  magnitude,
];

/** A finding that is known and explained: a line of data/exceptions.csv. */
export interface Exception {
  readonly check: string;
  readonly key: string;
  readonly reason: string;
}

/**
 * Runs the eight checks over all rows. What data/exceptions.csv explains passes; an exception that nothing needs any more is a problem too.
 * @returns one problem for each finding that stops the build
 */
export function check(
  rows: readonly Row[],
  expectations: Expectations,
  exceptions: readonly Exception[],
): readonly Problem[] {
  const findings: readonly Finding[] = checks.flatMap((one) => one(rows, expectations));
  const name = ({ check: which, key }: { check: string; key: string }) => `${which}|${key}`;
  const known = new Set(exceptions.map(name));
  const met = new Set(findings.map(name));
  return [
    ...findings
      .filter((finding) => !known.has(name(finding)))
      .map((finding) => ({
        code: finding.check,
        value: finding.key,
        message: finding.message,
        path: finding.rows.slice(0, 12).join(' '),
      })),
    ...exceptions
      .filter((exception) => !met.has(name(exception)))
      .map((exception) => ({
        code: 'exception-not-needed',
        file: 'data/exceptions.csv',
        value: exception.key,
        message: `${exception.check} no longer finds ${exception.key}: remove the line`,
      })),
  ];
}

export type { Expectations } from './finding.js';
