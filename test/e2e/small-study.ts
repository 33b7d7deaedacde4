import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../src/node/places.js';
import { served } from './served.js';

/** The example study with one mineral and few draws, so that a run takes seconds. */
export const small = (studyYaml: string): string =>
  studyYaml.replace(/^minerals: .*$/m, 'minerals: [tin]').replace(/^draws: .*$/m, 'draws: 10');

/** A plan needs something to choose from. */
export const measures = `format: lodeward-measures/1
measures:
  - id: stock-tin
    name: A stock of tin
    kind: stock
    minerals: [tin]
    effect: [ { mineral: tin, measure: "stock 350 t KOR" } ]
    cost: { rule: stock, tonnes: 350, carrying: 0.045, keeping: 0.02 }
    delivery: { odds: [0.9, 0.97, 1], year: 2027, status: estimated, source: invented }
    status: estimated
    source: invented
`;

/** A server of that study that has kept no run; the tables of the atlas are those of this machine. */
export async function smallServer() {
  const home = await mkdtemp(join(tmpdir(), 'lodeward-small-'));
  const study = join(home, 'study');
  await cp(new URL('../../studies/example', import.meta.url).pathname, study, { recursive: true });
  await writeFile(join(study, 'study.yaml'), small(await readFile(join(study, 'study.yaml'), 'utf8')));
  await writeFile(join(study, 'measures.yaml'), measures);
  const atlas = join(cacheFolder(), 'atlas');
  await mkdir(atlas, { recursive: true });
  await mkdir(join(home, 'cache'));
  await symlink(atlas, join(home, 'cache', 'atlas'));
  const server = await served({ ...process.env, LODEWARD_HOME: home }, study);
  return {
    address: server.address,
    study,
    stop: async () => {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
