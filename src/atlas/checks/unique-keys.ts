import type { Check } from './finding.js';

/** Every row has its own id. */
export const uniqueKeys: Check = (rows) => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) twice.add(id);
    seen.add(id);
  }
  return [...twice].map((id) => ({
    check: 'unique-keys',
    key: id,
    message: `two rows are named ${id}: the raw file tells the same thing twice; correct it in data/corrections`,
    rows: [id],
  }));
};
