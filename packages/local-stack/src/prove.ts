/** `npm run prove`: everything that takes too long for `npm test`, one part after the other, with a table at the end. */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { REPOSITORY_DIR } from './stack/directories.ts';
import { formatDuration } from './terminal/style.ts';

interface Part {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const DOCUMENTS = 'test/fixtures/documents';
const QUESTION = 'What time does the clinic open on Saturday?';

/** The walk of the main job over one document, through everything that is deployed. */
const walk = (file: string): Part => ({
  name: `walk ${file}`,
  args: ['start', '--once', '--json', '--file', join(DOCUMENTS, file), '--question', QUESTION],
});

const seed = String(Math.floor(Math.random() * 2 ** 31));
const benches = globSync('test/bench/*.bench.ts', { cwd: REPOSITORY_DIR })
  .map((file) => basename(file, '.bench.ts'))
  .sort();

const PARTS: readonly Part[] = [
  { name: 'check', args: ['check'] },
  { name: `test (seed ${seed})`, args: ['test'], env: { PATCHBAY_SEED: seed } },
  {
    name: `contract fuzz (seed ${seed})`,
    args: ['test', 'test/contract/fuzz.test.ts'],
    env: { PATCHBAY_SEED: seed, PATCHBAY_FUZZ_EXAMPLES: '25' },
  },
  {
    name: `faults (seed ${seed})`,
    args: ['test', 'test/faults'],
    env: { PATCHBAY_SEED: seed, PATCHBAY_FAULT_TRIALS: '1000' },
  },
  { name: 'walk, spoken', args: ['start', '--once', '--json'] },
  walk('willow-clinic.docx'),
  walk('hillside-clinic.doc'),
  walk('cedar-clinic.txt'),
  ...benches.map((name) => ({ name: `bench ${name}`, args: ['bench', name] })),
];

function run({ args, env }: Part): Promise<number> {
  const bootstrap = join(REPOSITORY_DIR, 'packages/local-stack/bootstrap.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bootstrap, ...args], {
      cwd: REPOSITORY_DIR,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const rows: string[] = [];
let failed = 0;
for (const part of PARTS) {
  console.log(`\n▶ ${part.name}\n`);
  const since = performance.now();
  const code = await run(part);
  if (code !== 0) failed += 1;
  rows.push(`  ${code === 0 ? '✓' : '✗'} ${part.name.padEnd(32)} ${formatDuration(performance.now() - since)}`);
  // Ctrl-C ends the part it meets, and the rest with it.
  if (code === 130) break;
}
console.log(`\n${rows.join('\n')}\n`);
process.exitCode = failed === 0 ? 0 : 1;
