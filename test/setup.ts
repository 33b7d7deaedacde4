import fc from 'fast-check';

/** Random cases are the same in every run; LODEWARD_SEED=n looks at others. */
fc.configureGlobal({ seed: Number(process.env['LODEWARD_SEED'] ?? 20250922) });
