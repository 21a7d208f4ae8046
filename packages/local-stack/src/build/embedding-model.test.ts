import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbedderSource } from '@patchbay/models';
import { startComponent } from '@patchbay/testing';
import { describeEmbedder } from '@patchbay/testing/embedder-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_DIRECTORY } from '../model-server/testing.ts';
import { buildEmbeddingModel } from './embedding-model.ts';

const MODEL = 'all-minilm-l6-v2';
const settings = { provider: 'bundled', default_model: MODEL, openai: null, bedrock: {} } as const;
let folder: string;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'embedding-model-'));
  folder = path.join(root, 'model');
  await buildEmbeddingModel(folder, process.arch as 'x64', { cache_dir: CACHE_DIRECTORY });
}, 300_000);
afterAll(() => rm(root, { recursive: true }));

const bundled = () => createEmbedderSource({ ...settings, bundled_model_dir: folder }).of(MODEL);

describeEmbedder('the bundled model, as it is built', async () => bundled());

describe('the bundled model, as it is built', () => {
  it('is small enough for a Lambda layer, and has the runtime of one architecture only', async () => {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const sizes = await Promise.all(
      files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(90 * 1024 * 1024);
    expect(files.filter(({ name }) => name === 'onnxruntime_binding.node')).toHaveLength(1);
  });

  it('is left alone when nothing changed', async () => {
    const before = await stat(folder);
    await buildEmbeddingModel(folder, process.arch as 'x64', { cache_dir: CACHE_DIRECTORY });
    expect((await stat(folder)).mtimeMs).toBe(before.mtimeMs);
  });

  it('is built for another architecture here too', { timeout: 60_000 }, async () => {
    const other = path.join(root, 'other');
    await buildEmbeddingModel(other, process.arch === 'x64' ? 'arm64' : 'x64', { cache_dir: CACHE_DIRECTORY });
    const files = await readdir(other, { recursive: true });
    expect(files.filter((file) => file.endsWith('.node')).join()).toContain(process.arch === 'x64' ? 'arm64' : 'x64');
  });

  it('embeds like the model of the local stack', { timeout: 120_000 }, async () => {
    const { openai } = await startComponent('model-server');
    const server = createEmbedderSource({ ...settings, provider: 'openai', openai, bundled_model_dir: undefined });
    const texts = ['When do you open on Saturday?', 'The bus stops at the old bridge.', 'x '.repeat(2_000)];
    const [ours, theirs] = await Promise.all(
      [bundled(), server.of(MODEL)].map((embedder) => embedder.embed(texts, 'document')),
    );
    for (const [at, vector] of (ours ?? []).entries()) {
      const cosine = vector.reduce((sum, value, place) => sum + value * (theirs?.[at]?.[place] ?? 0), 0);
      expect(cosine).toBeGreaterThan(0.999);
    }
  });
});
