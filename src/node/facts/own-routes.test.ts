import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oneStage } from '../../../test/fixtures/base-market.js';
import { InputRefused, NoAnswer } from '../../base/index.js';
import { effectsOf, parseMeasures } from '../../shock/index.js';
import { readClosures } from './closures.js';
import { readOwnRoutes } from './own-routes.js';

const shipped = await readClosures();
const folder = await mkdtemp(join(tmpdir(), 'routes-'));
const written = async (text: string) => {
  const path = join(folder, 'routes.yaml');
  await writeFile(path, text);
  return path;
};
const close = (route: string, closures = shipped) => effectsOf(parseMeasures(`close ${route}`), oneStage, 12, closures);

describe('routes of a reader', () => {
  it('close what the shipped shares do not know, by ways of his own', async () => {
    for (const port of ['busan', 'gwangyang']) {
      expect(() => close(port)).toThrow(/no source read states what share/);
      expect(() => close(port)).toThrow(NoAnswer);
    }
    const file = await written(`
format: lodeward-routes/1
routes:
  - { route: busan, exporter: IDN, importer: KOR, mineral: tin, share: 0.25, source: my port statistics }
  - route: malacca
    share: 0.5
    source: mine
    detours: [{ by: lombok, tonnes: [1, 2, 3], usdPerTonne: [5, 10, 20], source: mine }]
`);
    const own = await readOwnRoutes(file, shipped);
    expect(close('busan', own)).toEqual([
      { kind: 'gate', stage: 'refined', from: ['IDN'], to: ['KOR'], maxTonnes: 3000 },
    ]);
    expect(close('malacca', own)).toMatchObject([{ kind: 'corridor', detours: [{ by: 'lombok', tonnes: [1, 2, 3] }] }]);
    expect(own.filter(({ route }) => route === 'mng-chn')).toEqual(shipped.filter(({ route }) => route === 'mng-chn'));
  });

  it('are refused with every fault', async () => {
    const file = await written(`
format: lodeward-routes/1
routes:
  - { route: busan, importer: Korea, share: 1.5, source: x }
  - { route: malacca, share: 0.5, source: x, detours: [{ by: b, tonnes: [3, 2, 1], usdPerTonne: [-1, 0, 1], source: x }] }
`);
    const refused = await readOwnRoutes(file, shipped).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputRefused);
    expect((refused as InputRefused).problems.length).toBeGreaterThanOrEqual(4);
  });
});
