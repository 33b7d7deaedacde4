import type { Atlas } from '../../atlas/index.js';
import type { MineralCode } from '../../base/index.js';
import { openAtlas } from '../atlas/open.js';
import { readForms } from '../facts/forms.js';
import { readMinerals } from '../facts/minerals.js';

/** What holding agreements against customs needs: the vintage, contained shares of forms, and which minerals are one family. */
export async function customsFacts(): Promise<{
  readonly atlas: Atlas;
  readonly contained: (form: string) => number | undefined;
  readonly sisters: (mineral: MineralCode) => readonly MineralCode[];
}> {
  const shares = new Map((await readForms()).map(({ form, contained }) => [form, contained]));
  const minerals = await readMinerals();
  const familyOf = (code: string) => minerals.find((one) => one.code === code)?.family || code;
  return {
    atlas: await openAtlas(),
    contained: (form) => shares.get(form),
    sisters: (mineral) =>
      minerals.map(({ code }) => code).filter((code) => code !== mineral && familyOf(code) === familyOf(mineral)),
  };
}
