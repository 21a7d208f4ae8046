import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ensureWheel, type PinnedWheel, WheelError } from './pypi-wheel.ts';

// These start real programs, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** A real wheel of one file, made on the spot, that pip finds without asking any index. */
const MAKE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    program = zipfile.ZipInfo('tiny_thing/run'); program.external_attr = 0o755 << 16
    wheel.writestr(program, '#!/bin/sh\\necho tiny\\n')
    wheel.writestr('tiny_thing-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: tiny-thing\\nVersion: 1.0\\n')
    wheel.writestr('tiny_thing-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('tiny_thing-1.0.dist-info/RECORD', '')
`;

let directory: string;
let wheel: PinnedWheel;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'patchbay-wheel-'));
  const file = join(directory, 'tiny_thing-1.0-py3-none-any.whl');
  execFileSync('python3', ['-c', MAKE_WHEEL, file]);
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  wheel = { name: 'tiny-thing', version: '1.0', sha256: { any: sha256 } };
  vi.stubEnv('PIP_FIND_LINKS', directory);
  vi.stubEnv('PIP_NO_INDEX', '1');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

it('unpacks a wheel once, programs executable, and reuses it without asking pip', async () => {
  const options = { cache_dir: join(directory, 'cache'), on_progress: vi.fn() };
  const unpacked = await ensureWheel(wheel, options);
  expect(execFileSync(join(unpacked, 'tiny_thing/run'), { encoding: 'utf8' })).toBe('tiny\n');
  options.on_progress.mockClear();
  vi.stubEnv('PIP_FIND_LINKS', '/nowhere');
  expect(await ensureWheel(wheel, options)).toBe(unpacked);
  expect(options.on_progress).not.toHaveBeenCalled();
});

it('refuses a wheel whose SHA-256 is not the pinned one, and leaves nothing of it', async () => {
  const cache_dir = join(directory, 'cache');
  const other: PinnedWheel = { ...wheel, sha256: { any: '0'.repeat(64) } };
  const attempt = ensureWheel(other, { cache_dir });
  await expect(attempt).rejects.toThrow(WheelError);
  await expect(attempt).rejects.toThrow('does not have the pinned SHA-256');
  expect(await readdir(join(cache_dir, 'wheels'))).toEqual([]);
});

it('fetches once when two ask at the same time', async () => {
  const heard: string[] = [];
  const options = { cache_dir: join(directory, 'cache'), on_progress: (message: string) => void heard.push(message) };
  const [one, two] = await Promise.all([ensureWheel(wheel, options), ensureWheel(wheel, options)]);
  expect(one).toBe(two);
  expect(heard.filter((message) => message.startsWith('downloading'))).toHaveLength(1);
});

it('says when there is no build for this machine', async () => {
  await expect(ensureWheel({ ...wheel, sha256: {} }, { cache_dir: directory })).rejects.toThrow('no pinned build for');
});
