import { describeEmbedder, describeRemoteEmbedder } from '@patchbay/testing/embedder-contract';
import { startEmbeddingServer } from '@patchbay/testing/embedding-server';
import { expect, it, onTestFinished } from 'vitest';
import { openAiEmbedder } from './openai-embedder.ts';

async function open(embedding_model = 'text-embedding-3-small') {
  const server = await startEmbeddingServer({
    textsOf: (_path, body) => (body as { input: string[] }).input,
    answer: (vectors) => ({ data: vectors.map((embedding, index) => ({ index, embedding })) }),
    refuses_from_bytes: 30_000,
    dimensions: 1_536,
  });
  onTestFinished(server.close);
  const embedder = openAiEmbedder({ base_url: `${server.url}/v1`, api_key: 'sk-secret-key', embedding_model });
  return { embedder, server };
}

describeEmbedder('OpenAI-compatible', async () => (await open()).embedder);
describeRemoteEmbedder('OpenAI-compatible', async () => {
  const { embedder, server } = await open();
  return {
    embedder,
    fail: (...statuses) => server.failures.push(...statuses),
    requests: server.requests,
    get most_at_once() {
      return server.mostAtOnce();
    },
    most_texts: 64,
  };
});

it('learns how long the vectors of an uncatalogued model are', async () => {
  const { embedder } = await open('nomic-embed-text');
  expect(embedder.dimensions).toBeNull();
  await embedder.embed(['hello'], 'query');
  expect(embedder.dimensions).toBe(1_536);
});

it('makes nothing shorter for a model of which nobody knows what it reads', async () => {
  const { embedder, server } = await open('nomic-embed-text');
  await expect(embedder.embed(['x'.repeat(40_000)], 'document')).rejects.toMatchObject({ code: 'upstream_failed' });
  expect(server.requests).toHaveLength(1);
});

it('keeps a request below what OpenAI takes of all texts together', async () => {
  const { embedder, server } = await open();
  await embedder.embed(Array(40).fill('y'.repeat(20_000)), 'document');
  for (const texts of server.requests) expect(texts.join('').length).toBeLessThanOrEqual(300_000);
});
