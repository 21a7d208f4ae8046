import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Embedder } from '@patchbay/core/vector-search';
import { describeEmbedder } from '@patchbay/testing/embedder-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveEmbedder } from './serve-embedder.ts';
import { socketEmbedder } from './socket-embedder.ts';

const MODEL = 'all-minilm-l6-v2';
let folder: string;
let sockets = 0;
const closing: (() => Promise<void>)[] = [];

/** Vectors that tell the text's letters. */
const letters: Embedder = {
  model: MODEL,
  dimensions: 384,
  embed: async (texts) =>
    texts.map((text) => {
      const vector = new Array<number>(384).fill(0.01);
      for (const [at, letter] of [...text.slice(0, 300)].entries()) vector[at] = (letter.codePointAt(0) ?? 0) / 100;
      return vector;
    }),
};
const newPath = () => {
  sockets += 1;
  return path.join(folder, `${sockets}.sock`);
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'embedder-'));
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await rm(folder, { recursive: true });
});

async function served(embedder: Embedder, socket = newPath()): Promise<string> {
  closing.push((await serveEmbedder(embedder, socket)).close);
  return socket;
}

describeEmbedder('an embedder in another process', async () => socketEmbedder(MODEL, await served(letters)));

describe('an embedder in another process', () => {
  it('can be asked by this user only', async () => {
    expect((await stat(await served(letters))).mode & 0o777).toBe(0o600);
  });

  it('is waited for while it starts', async () => {
    const socket = newPath();
    const asked = socketEmbedder(MODEL, socket).embed(['hello'], 'document');
    await pause(150);
    await served(letters, socket);
    expect(await asked).toHaveLength(1);
  });

  it('is given up when it does not come', async () => {
    const missing = socketEmbedder(MODEL, newPath()).embed(['hello'], 'query');
    await expect(missing).rejects.toMatchObject({ code: 'upstream_failed' });
  });

  it('says that it failed, and nothing of the text', async () => {
    const failing = { ...letters, embed: () => Promise.reject(new Error('about Jane Doe')) };
    const asked = socketEmbedder(MODEL, await served(failing)).embed(['Jane Doe'], 'query');
    await expect(asked).rejects.toMatchObject({
      code: 'upstream_failed',
      message: expect.not.stringContaining('Jane'),
    });
  });
});
