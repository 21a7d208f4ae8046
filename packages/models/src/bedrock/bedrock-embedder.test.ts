import { describeEmbedder, describeRemoteEmbedder } from '@patchbay/testing/embedder-contract';
import { startEmbeddingServer } from '@patchbay/testing/embedding-server';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmbedderSource } from '../embedder-source.ts';
import { bedrockEmbedder } from './bedrock-embedder.ts';

const TITAN = 'amazon.titan-embed-text-v2:0';
const COHERE = 'cohere.embed-multilingual-v3';
const COHERE_4 = 'eu.cohere.embed-v4:0';

beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-access-key');
});

/** Speaks Bedrock's InvokeModel for the models that we know how to ask. */
async function open(model: string) {
  const server = await startEmbeddingServer({
    textsOf: (_path, body) => {
      const { inputText, texts } = body as { inputText?: string; texts?: string[] };
      return texts ?? [inputText ?? ''];
    },
    answer: (vectors, path) =>
      path.includes('titan') ? { embedding: vectors[0] } : { embeddings: { float: vectors } },
    refuses_from_bytes: model === TITAN ? 40_000 : Number.POSITIVE_INFINITY,
    dimensions: model === COHERE_4 ? 1_536 : 1_024,
  });
  onTestFinished(server.close);
  const embedder = bedrockEmbedder({ embedding_model: model, region: 'eu-central-1', endpoint_url: server.url });
  return { embedder, server };
}

for (const [model, most_texts] of [
  [TITAN, 1],
  [COHERE, 96],
  [COHERE_4, 96],
] as const) {
  describeEmbedder(model, async () => (await open(model)).embedder);
  describeRemoteEmbedder(model, async () => {
    const { embedder, server } = await open(model);
    return {
      embedder,
      fail: (...statuses) => server.failures.push(...statuses),
      requests: server.requests,
      get most_at_once() {
        return server.mostAtOnce();
      },
      most_texts,
    };
  });
}

describe('requests to Bedrock', () => {
  it('are signed and name the model', async () => {
    const { embedder, server } = await open(TITAN);
    await embedder.embed(['hello'], 'query');
    expect(server.seen[0]).toMatchObject({
      path: `/model/${TITAN}/invoke`,
      headers: { authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 .*\/eu-central-1\/bedrock\/aws4_request/) },
      body: { inputText: 'hello', dimensions: 1_024, normalize: true },
    });
  });

  it.each([
    [COHERE, 'END'],
    [COHERE_4, 'RIGHT'],
  ])('tell %s a query from a document, and what to leave out of a long text', async (model, truncate) => {
    const { embedder, server } = await open(model);
    await embedder.embed(['hello'], 'query');
    await embedder.embed(['hello'], 'document');
    const bodies = server.seen.map(({ body }) => body);
    expect(bodies).toMatchObject([
      { input_type: 'search_query', truncate, embedding_types: ['float'] },
      { input_type: 'search_document', truncate },
    ]);
  });

  it('carry no more of a text than Cohere Embed 3 takes', async () => {
    const { embedder, server } = await open(COHERE);
    await embedder.embed(['é'.repeat(5_000)], 'document');
    expect(server.requests[0]?.[0]).toHaveLength(2_048);
  });

  it('are made by a deployment that is told to', async () => {
    const { server } = await open(TITAN);
    const bedrock = { region: 'eu-central-1', endpoint_url: server.url };
    const settings = { provider: 'bedrock', default_model: TITAN, openai: null, bundled_model_dir: undefined } as const;
    expect(
      await createEmbedderSource({ ...settings, bedrock })
        .of(TITAN)
        .embed(['hello'], 'query'),
    ).toHaveLength(1);
    expect(server.requests).toEqual([['hello']]);
  });

  it('are not made for models of which we do not know how to ask them', () => {
    expect(() => bedrockEmbedder({ embedding_model: 'amazon.nova-2-multimodal-embeddings-v1:0' })).toThrow(
      /do not know how to ask/,
    );
  });
});
