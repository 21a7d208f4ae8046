import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startStack } from '@patchbay/local-stack';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startWorker } from './support/worker.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What the Dockerfile does, without Docker. Outside the repository, so that nothing of it can be found from there. */
let directory: string;
const build = (out: string) => run(process.execPath, [join(REPOSITORY, 'agent-runtime/build.ts'), '--out', out]);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'agent-runtime-'));
  await build(directory);
}, 120_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the directory that becomes the container image', () => {
  it('runs by itself: the worker registers, its health is green, and it ends in order', async () => {
    const stack = await startStack({ components: ['livekit-server'], ports: 'ephemeral', persist: false });
    try {
      const { livekit } = stack.endpoints;
      const worker = await startWorker(join(directory, 'dist/main.js'), {
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: livekit.api_key,
        LIVEKIT_API_SECRET: livekit.api_secret,
        AGENT_NAME: 'patchbay-build-test',
        MONGODB_URI: inject('mongodb_uri'),
        OPENAI_API_KEY: 'none',
        CHROMA_URL: 'http://127.0.0.1:9',
        INTERNAL_API_URL: 'http://127.0.0.1:9',
        INTERNAL_HMAC_KEYS: JSON.stringify({ k1: randomBytes(32).toString('base64') }),
      });
      const info = await fetch(worker.health_url);
      expect(await info.json()).toMatchObject({ status: 'ok', agent_name: 'patchbay-build-test', active_jobs: 0 });
      expect(await worker.stop()).toBe(0);
    } finally {
      await stack.stop();
    }
  }, 120_000);

  it('says every variable that is missing, and ends', async () => {
    const failed = await run(process.execPath, [join(directory, 'dist/main.js')], { env: {} }).catch((error) => error);
    expect(failed.code).toBe(1);
    for (const name of ['LIVEKIT_URL', 'MONGODB_URI', 'CHROMA_URL', 'INTERNAL_HMAC_KEYS']) {
      expect(failed.stderr).toContain(`${name} is not set`);
    }
  });

  it("names its packages in the lock file's versions", async () => {
    const { dependencies } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
    const lock = JSON.parse(await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8'));
    expect(Object.keys(dependencies)).toContain('@livekit/agents');
    for (const [name, version] of Object.entries(dependencies)) {
      expect(version).toBe(lock.packages[`node_modules/${name}`].version);
    }
  });

  it('is never mixed with what was there before', async () => {
    const used = await mkdtemp(join(tmpdir(), 'agent-runtime-'));
    await writeFile(join(used, 'old.txt'), '');
    await expect(build(used)).rejects.toThrow(/is not empty/);
    await rm(used, { recursive: true });
  });
});
