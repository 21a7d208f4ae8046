import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** What importing a module took, and what it exports. */
export interface ModuleLoad {
  /** User and system time of all threads, in milliseconds. */
  readonly cpu_ms: number;
  readonly wall_ms: number;
  readonly exports: readonly string[];
}

/** Measures nothing but the import: the start of the process, and the end of it, are outside. */
const PROBE = `
const since = performance.now();
const before = process.cpuUsage();
const module = await import(process.argv[1]);
const { user, system } = process.cpuUsage(before);
const wall_ms = performance.now() - since;
process.stdout.write(JSON.stringify({ cpu_ms: (user + system) / 1000, wall_ms, exports: Object.keys(module) }));
process.exit(0);`;

/** Imports a bundle in a fresh Node process, as a cold Lambda does. @throws Error with what the process said */
export async function loadModule(path: string): Promise<ModuleLoad> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROBE, pathToFileURL(path).href], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, complaint, code] = await Promise.all([
    Array.fromAsync(child.stdout, String),
    Array.fromAsync(child.stderr, String),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve)),
  ]);
  if (code !== 0) throw new Error(`${path} could not be loaded: ${complaint.join('').slice(0, 1_000)}`);
  return JSON.parse(output.join('')) as ModuleLoad;
}
