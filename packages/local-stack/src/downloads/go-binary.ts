import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withLock } from '../locks/machine-lock.ts';
import { runTool } from '../processes/run-tool.ts';
import type { DownloadOptions } from './pypi-wheel.ts';
import { sweepStaging } from './staging.ts';

export type GoBinary = {
  name: string;
  version: string;
  /** A directory with the go.mod and go.sum that pin the program and all it is made of by hash. */
  module_dir: string;
  /** The program's package, for instance `github.com/livekit/livekit-server/cmd/server`. */
  package: string;
};

/** Where a program is, once built from these pins; the digest covers go.sum, so new pins mean a new build. */
export async function goBinaryPath(binary: GoBinary, cache_dir: string): Promise<string> {
  const pins = await Promise.all(['go.mod', 'go.sum'].map((file) => readFile(join(binary.module_dir, file))));
  const digest = createHash('sha256').update(Buffer.concat(pins)).digest('hex').slice(0, 12);
  return resolve(cache_dir, 'go', `${binary.name}-${binary.version}-${digest}`);
}

/**
 * Builds a Go program from the module proxy this machine has set up, every module checked against the go.sum kept here,
 * and returns the path of the executable. Minutes on a cold module cache, nothing the second time.
 */
export async function ensureGoBinary(binary: GoBinary, options: DownloadOptions): Promise<string> {
  const target = await goBinaryPath(binary, options.cache_dir);
  if (existsSync(target)) return target;
  const root = resolve(options.cache_dir, 'go');
  await mkdir(root, { recursive: true });
  const build = async () => {
    if (existsSync(target)) return;
    await sweepStaging(root, binary.name);
    const staging = await mkdtemp(join(root, `.staging-${binary.name}-`));
    try {
      // Built from a copy: no Go setting of the user's (GOFLAGS=-mod=mod, a go.work above us) may touch the pins.
      for (const file of ['go.mod', 'go.sum']) await cp(join(binary.module_dir, file), join(staging, file));
      await compile(binary, staging, options);
      await rename(join(staging, 'program'), target);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  };
  await withLock(target, build, ({ pid }) =>
    options.on_progress?.(`waiting for process ${pid ?? '?'}, which is building ${binary.name}`),
  );
  return target;
}

async function compile(binary: GoBinary, cwd: string, { on_progress: say, signal }: DownloadOptions): Promise<void> {
  const env = { ...process.env, GOFLAGS: '-mod=readonly', GOWORK: 'off', GO111MODULE: 'on', CGO_ENABLED: '0' };
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-v'];
  let packages = 0;
  let modules = 0;
  say?.(`building ${binary.name} ${binary.version} (a few minutes, once)`);
  await runTool({
    command: 'go',
    args: ['build', ...flags, '-o', join(cwd, 'program'), binary.package],
    cwd,
    env,
    timeout_ms: 30 * 60_000,
    signal,
    on_line: (line) => {
      if (line.startsWith('go: downloading')) say?.(`building ${binary.name}: ${++modules} modules downloaded`);
      else if (/^[\w./-]+$/.test(line)) say?.(`building ${binary.name}: ${++packages} packages compiled`);
    },
  });
}
