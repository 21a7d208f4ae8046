import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = 'packages/local-stack/src';

/** The script behind each command, from the repository's root. */
const SCRIPTS = {
  start: `${SOURCE}/start.ts`,
  doctor: `${SOURCE}/doctor.ts`,
  prove: `${SOURCE}/prove.ts`,
  check: `${SOURCE}/check/check.ts`,
};

/** What a command runs: `{ script, args }`, or `{ problem }` saying why there is nothing to run. */
export function targetOf(repository, command, args) {
  if (command === 'test') return { script: 'node_modules/vitest/vitest.mjs', args: ['run', ...args] };
  if (command === 'bench') return benchOf(repository, args);
  const script = SCRIPTS[command];
  if (!script) return { problem: `usage: npm ${[...Object.keys(SCRIPTS), 'test', 'bench'].join(' | ')}` };
  if (!existsSync(join(repository, script))) return { problem: `npm run ${command}: there is no ${script}` };
  return { script, args };
}

function benchOf(repository, [name, ...args]) {
  const script = `test/bench/${name}.bench.ts`;
  if (name && /^[a-z0-9-]+$/.test(name) && existsSync(join(repository, script))) return { script, args };
  const directory = join(repository, 'test/bench');
  const files = existsSync(directory) ? readdirSync(directory) : [];
  const names = files.filter((file) => file.endsWith('.bench.ts')).map((file) => file.slice(0, -'.bench.ts'.length));
  return { problem: `usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}` };
}
