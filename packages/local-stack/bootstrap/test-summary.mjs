import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where vitest writes its results as JSON, beside what it prints. */
export function testResultsFile(repository) {
  const directory = join(repository, '.local/run');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `test-results-${process.pid}.json`);
  rmSync(file, { force: true });
  return file;
}

/** Ends a test run with the one line that counts: `N passed, N failed`. */
export function printTestSummary(file, exit_code) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    for (const suite of results.testResults) {
      for (const test of suite.assertionResults) {
        if (test.status === 'passed') passed++;
        else if (test.status === 'failed') failed++;
        else skipped++;
      }
      // A file that could not even be loaded has failed without a single test of its own.
      if (suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')) failed++;
    }
  } catch {
    // No results at all: vitest itself broke, and its exit code says so below.
  }
  rmSync(file, { force: true });
  if (exit_code !== 0 && failed === 0) failed = 1;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
