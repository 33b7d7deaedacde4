/** Sums vitest's JSON reports: `N passed, N failed`. A report that is not there is a tier that failed before its tests. */
import { existsSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numFailedTests: 1 };
  passed += report.numPassedTests;
  failed += report.numFailedTests + (report.numFailedTests === 0 && report.success === false ? 1 : 0);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
