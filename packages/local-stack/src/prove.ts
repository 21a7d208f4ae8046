/** `npm run prove`: everything that takes too long for `npm test`, one part after the other, with a table at the end. */
import { execFileSync } from 'node:child_process';
import { type ProveOptions, parseProveOptions } from './prove/options.ts';
import { chooseParts, type Part, partsOf } from './prove/parts.ts';
import { keepResult, readReport, tableOf } from './prove/report.ts';
import { isStopped, type PartResult, runPart } from './prove/run-part.ts';
import { REPOSITORY_DIR } from './stack/directories.ts';

const CHANGED = ' and changes';
const UNKNOWN = 'unknown';

process.exitCode = await main();

/** What is proved: results of other code prove nothing of it. */
function commitNow(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: REPOSITORY_DIR, encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '-uno') === '' ? '' : CHANGED}`;
  } catch {
    return UNKNOWN;
  }
}

/** What was asked for; with `--rest`, only what has not passed on this very code. */
function chosen({ seed, data, rest, parts }: ProveOptions, commit: string): readonly Part[] {
  const asked = chooseParts(partsOf({ repository: REPOSITORY_DIR, seed, data }), parts);
  if (!rest) return asked;
  const before = commit === UNKNOWN || commit.endsWith(CHANGED) ? [] : (readReport(REPOSITORY_DIR)?.parts ?? []);
  const done = before.filter((result) => result.passed && result.commit === commit).map(({ name }) => name);
  return asked.filter(({ name }) => !done.includes(name));
}

async function main(): Promise<number> {
  const commit = commitNow();
  let options: ProveOptions;
  let parts: readonly Part[];
  try {
    options = parseProveOptions(process.argv.slice(2));
    parts = chosen(options, commit);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  const { seed, list } = options;
  if (list) {
    for (const { name, shows } of parts) console.log(`  ${name.padEnd(22)} ${shows}`);
    return 0;
  }
  const results: PartResult[] = [];
  let file = '';
  for (const part of parts) {
    console.log(`\n▶ ${part.name} (seed ${seed}): ${part.shows}\n`);
    const result = await runPart(part, REPOSITORY_DIR, commit);
    results.push(result);
    file = keepResult(REPOSITORY_DIR, seed, result);
    // Ctrl-C ends the part it meets, and the rest with it.
    if (isStopped(result.exit_code)) break;
  }
  console.log(`\n${tableOf(results)}\n\n  seed ${seed}, commit ${commit}${file === '' ? '' : `; as JSON: ${file}`}\n`);
  return results.length === parts.length && results.every(({ passed }) => passed) ? 0 : 1;
}
