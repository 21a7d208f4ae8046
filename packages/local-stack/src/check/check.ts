import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../../..');

interface Check {
  readonly name: string;
  /** Resolves to what is wrong; empty when nothing is. */
  readonly run: () => Promise<string>;
}

/** A check that is a command: wrong when it exits non-zero, and then its output says why. */
function command(name: string, file: string, ...args: string[]): Check {
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const child = spawn(file, args, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        child.stdout.on('data', (chunk) => {
          output += chunk;
        });
        child.stderr.on('data', (chunk) => {
          output += chunk;
        });
        child.on('error', reject);
        child.on('close', (code) => resolve(code === 0 ? '' : output.trim() || `exit code ${code}`));
      }),
  };
}

const tool = (name: string) => join(repository, 'node_modules/.bin', name);

const CHECKS: readonly Check[] = [
  command('format and lint', tool('biome'), 'ci', '--error-on-warnings', '.'),
  command('types', tool('tsc'), '--noEmit', '-p', 'tsconfig.json'),
  command('types of the browser page', tool('tsc'), '--noEmit', '-p', 'packages/playground/page/tsconfig.json'),
  {
    name: 'layers',
    run: async () => {
      const report = await checkLayers(repository, repository);
      if (report.modules === 0) return 'no module was read: the check itself is broken';
      return report.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`).join('\n');
    },
  },
  command('dead code', tool('knip')),
  command('OpenAPI, error docs and SDK', process.execPath, 'packages/http/src/openapi/write-docs.ts', '--check'),
];

let failed = 0;
for (const check of CHECKS) {
  const started = performance.now();
  const problem = await check.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${problem === '' ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)`);
  if (problem !== '') {
    failed += 1;
    console.log(problem);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
