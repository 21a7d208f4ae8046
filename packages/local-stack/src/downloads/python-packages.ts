import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { withLock } from '../locks/machine-lock.ts';
import { findPython } from '../processes/python.ts';
import { runTool, ToolError } from '../processes/run-tool.ts';
import { type DownloadOptions, WheelError } from './pypi-wheel.ts';
import { sweepStaging } from './staging.ts';

export type PythonPackages = {
  /** Names the directory in the cache. */
  name: string;
  /** A requirements file that pins every package, transitive ones included, with `--hash`. */
  requirements: string;
};

/**
 * Installs a fully pinned set of Python packages into a directory of its own and returns that directory, to be put on
 * `sys.path`. Not a venv: Debian's python3 has no `ensurepip`, and `pip install --target` needs none. A changed
 * requirements file or another Python version makes another directory.
 * @throws {WheelError} when pip fails, a hash mismatch included
 */
export async function ensurePythonPackages(wanted: PythonPackages, options: DownloadOptions): Promise<string> {
  const target = await pythonPackagesPath(wanted, options.cache_dir);
  if (existsSync(target)) return target;
  const python = await findPython();
  const root = dirname(target);
  await mkdir(root, { recursive: true });
  const install = async () => {
    if (existsSync(target)) return;
    await sweepStaging(root, wanted.name);
    const staging = await mkdtemp(join(root, `.staging-${wanted.name}-`));
    try {
      options.on_progress?.(`installing the Python packages of ${wanted.name}`);
      const packages = join(staging, 'packages');
      const flags = '--no-deps --only-binary=:all: --require-hashes --disable-pip-version-check --no-input'.split(' ');
      const quiet = ['--root-user-action=ignore', '--no-warn-script-location', '--progress-bar=off'];
      const args = ['-m', 'pip', 'install', ...flags, ...quiet, '--target', packages, '-r', wanted.requirements];
      await runTool({
        command: python.path,
        args,
        env: { ...process.env, TMPDIR: staging },
        timeout_ms: 15 * 60_000,
        signal: options.signal,
        on_line: (line) => reportPip(line, options.on_progress),
      });
      await rename(packages, target);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      throw new WheelError(`the Python packages of ${wanted.name} could not be installed: ${error.message}`);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  };
  await withLock(target, install, ({ pid }) =>
    options.on_progress?.(`waiting for process ${pid ?? '?'}, which is installing ${wanted.name}`),
  );
  return target;
}

function reportPip(line: string, say: ((message: string) => void) | undefined): void {
  const collecting = /^Collecting ([^ =]+)/.exec(line);
  if (collecting) say?.(`downloading ${collecting[1]}`);
  if (line.startsWith('Installing collected packages')) say?.('unpacking');
}

/** Where a set of packages is installed, whether it is there already or not. */
export async function pythonPackagesPath(wanted: PythonPackages, cache_dir: string): Promise<string> {
  const { tag } = await findPython();
  const pins = await readFile(wanted.requirements);
  const digest = createHash('sha256').update(pins).digest('hex').slice(0, 12);
  return resolve(cache_dir, 'python', `${wanted.name}-${tag}-${digest}`);
}
