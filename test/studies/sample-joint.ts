import { type Interval, missing } from '../../src/base/index.js';
import type { Results } from '../../src/brief/index.js';

export const around = (mid: number): Interval => ({ mean: mid * 1.05, p05: mid * 0.6, p50: mid, p95: mid * 1.7 });
const aYear = (mid: number) => ({
  ...around(mid),
  pZero: 0.4,
  cvar95: mid * 9,
  error: { mean: mid * 0.06, pZero: 0.01, p95: mid * 0.3, cvar95: mid * 0.5 },
});
const valueAdded = <T>(direct: T, least: T, greatest: T, total: T) => ({ direct, least, greatest, total });
export const addedOf = (mid: number) =>
  valueAdded(around(mid), around(mid * 0.4), around(mid * 1.6), around(mid * 1.7));
const addedYear = (mid: number) => valueAdded(aYear(mid), aYear(mid * 0.4), aYear(mid * 1.6), aYear(mid * 1.7));
export const nowhere = (code: string) => {
  const none = missing(code, 'nothing in this sample');
  return valueAdded(none, none, none, none);
};

/** Invented figures of a year over two minerals. */
export const sampleJoint: Pick<Results, 'joint' | 'drivers'> = {
  joint: {
    lossKrw: aYear(1.1e11),
    valueAddedLossKrw: addedYear(2.4e11),
    valueAddedUnservedKrw: addedYear(5e10),
    jobs: aYear(3100),
    minerals: [
      { mineral: 'rare-earth-magnets', hit: 0.07, shareShort: around(0.01), lossKrw: around(7e10), part: 0.64 },
      { mineral: 'natural-graphite', hit: 0.05, shareShort: around(0.004), lossKrw: around(4e10), part: 0.36 },
    ],
    events: [
      {
        event: 'CHN-stop',
        class: 'stop',
        country: 'CHN',
        minerals: ['rare-earth-magnets', 'natural-graphite'],
        part: 0.81,
        expectedLossKrw: around(9e10),
        givenKrw: around(8e11),
      },
    ],
    leftOut: [],
  },
  drivers: {
    draws: 100,
    solves: 900,
    minerals: [
      {
        mineral: 'rare-earth-magnets',
        event: 'stop-chn-rare-earth-magnets',
        drivers: [
          { group: 'odds', first: { value: 0.71, p05: 0.6, p95: 0.8 }, total: { value: 0.78, p05: 0.7, p95: 0.9 } },
          { group: 'sigma', first: { value: 0.11, p05: 0.0, p95: 0.2 }, total: { value: 0.2, p05: 0.1, p95: 0.3 } },
        ],
      },
    ],
  },
};
