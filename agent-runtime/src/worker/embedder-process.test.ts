import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { buildEmbeddingLayer } from '@patchbay/local-stack/build';
import { createEmbedderSource } from '@patchbay/models';
import { createLogger } from '@patchbay/observability';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { embedderSocket, keepEmbedder } from './embedder-process.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PROGRAM = path.resolve(import.meta.dirname, '../embedder.ts');
const MODEL = 'all-minilm-l6-v2';
let folder: string;

/** A new machine fetches the model first. */
beforeAll(async () => {
  const layer = await buildEmbeddingLayer(ROOT, process.arch === 'arm64' ? 'arm64' : 'x64');
  folder = path.join(ROOT, layer, 'nodejs/node_modules/patchbay-embedding-model');
}, 10 * 60_000);

it('holds the model for the jobs of its worker, and comes back when it was killed', {
  timeout: 90_000,
}, async () => {
  vi.stubEnv('BUNDLED_MODEL_DIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const lines: string[] = [];
  const end = keepEmbedder(
    createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }),
    PROGRAM,
  );
  onTestFinished(end);
  const job = createEmbedderSource({
    provider: 'bundled',
    default_model: MODEL,
    openai: null,
    bedrock: {},
    bundled_model_dir: folder,
    bundled_model_socket: embedderSocket(process.pid),
  }).of(MODEL);
  const [vector = []] = await job.embed(['The clinic opens at nine.'], 'document');
  expect(vector).toHaveLength(384);
  expect(lines).toEqual([]);

  process.kill(
    Number(execFileSync('pgrep', ['-P', String(process.pid), '-f', PROGRAM], { encoding: 'utf8' })),
    'SIGKILL',
  );
  await vi.waitFor(() => expect(lines.join()).toContain('started again'), 10_000);
  expect(await job.embed(['The clinic opens at nine.'], 'document')).toEqual([vector]);
});
