import { loadTextEmbedder } from '@patchbay/models/minilm';
import { chatEndpoint } from './chat/chat-endpoint.ts';
import { embeddingsEndpoint } from './embeddings/embeddings-endpoint.ts';
import { type Endpoint, sendJson } from './http/endpoint.ts';
import { createTestBehaviour } from './http/test-behaviour.ts';
import { modelList } from './models.ts';
import type { ModelFiles } from './prepare-model-server.ts';
import { listenOnLoopback } from './server.ts';
import type { ModelServerSettings } from './settings.ts';
import { speechEndpoint } from './speech/speech-endpoint.ts';
import { createSynthesiser } from './speech/synthesiser.ts';
import { VOICE_NAMES } from './speech/voices.ts';
import { createRecogniser } from './transcription/recogniser.ts';
import { transcriptionEndpoint } from './transcription/transcription-endpoint.ts';

/** A running model server. */
export type ModelServer = {
  port: number;
  /** The recogniser's process, while it runs. */
  recogniserPid(): number | undefined;
  close(): Promise<void>;
};

export type StartOptions = Omit<ModelServerSettings, 'cache_dir'> & {
  /** Finds or fetches the model files; the port is open meanwhile and answers 503. */
  files: () => Promise<ModelFiles>;
  on_request?: (line: string) => void;
};

/** Starts the server and resolves when every model is loaded. Rejects (and closes) when one cannot be. */
export async function startModelServer(options: StartOptions): Promise<ModelServer> {
  const { port, api_key, on_request } = options;
  const test_behaviour = options.test_hooks ? createTestBehaviour() : undefined;
  const http = await listenOnLoopback({ port, api_key, test_behaviour, on_request });
  const synthesiser = createSynthesiser();
  try {
    const files = await options.files();
    const embedder = await loadTextEmbedder(files.embedding);
    const recogniser =
      files.recogniser instanceof Error
        ? files.recogniser
        : createRecogniser({ ...files.recogniser, pronounce: (word) => synthesiser.pronounce(word) });
    if (!(recogniser instanceof Error)) await recogniser.warmUp();

    const transcription = recogniser instanceof Error ? recogniser.message : 'ready';
    http.serve([
      get('/health', () => ({
        status: 'ok',
        embeddings: 'ready',
        chat: 'offline stand-in',
        speech: 'ready',
        transcription,
      })),
      get('/v1/models', () => ({ object: 'list', data: modelList(VOICE_NAMES) })),
      embeddingsEndpoint(embedder),
      chatEndpoint(embedder),
      speechEndpoint(synthesiser),
      transcriptionEndpoint(recogniser),
    ]);
    return {
      port: http.port,
      recogniserPid: () => (recogniser instanceof Error ? undefined : recogniser.pid()),
      async close() {
        await http.close();
        await Promise.all([
          synthesiser.close(),
          embedder.close(),
          recogniser instanceof Error ? undefined : recogniser.close(),
        ]);
      },
    };
  } catch (error) {
    await Promise.all([http.close(), synthesiser.close()]);
    throw error;
  }
}

const get = (path: string, body: () => object): Endpoint => ({
  method: 'GET',
  path,
  handle: async ({ response }) => sendJson(response, body()),
});
