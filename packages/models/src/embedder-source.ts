import { AppError } from '@patchbay/core/kernel';
import {
  type Embedder,
  type EmbedderSource,
  type EmbeddingProvider,
  embeddingModel,
} from '@patchbay/core/vector-search';
import { loadBedrock } from './bedrock/load-bedrock.ts';
import { BUNDLED_MODEL, bundledEmbedder } from './minilm/bundled-embedder.ts';
import { findBundledModel, loadBundledModel } from './minilm/bundled-model.ts';
import { socketEmbedder } from './minilm/socket-embedder.ts';
import { openAiEmbedder } from './openai/openai-embedder.ts';

/** What a deployment embeds with. */
export interface EmbedderSourceSettings {
  /** Of the default model, and of every model that is in no catalogue. */
  readonly provider: EmbeddingProvider;
  readonly default_model: string;
  /** A server that speaks the OpenAI HTTP API; null for none. */
  readonly openai: { readonly base_url: string; readonly api_key: string } | null;
  readonly bedrock: { readonly region?: string | undefined; readonly endpoint_url?: string | undefined };
  /** Where the built model is; undefined where Node finds it, as in a Lambda with its layer. */
  readonly bundled_model_dir: string | undefined;
  /** Socket of a process that holds the bundled model for several; default: this process loads it. */
  readonly bundled_model_socket?: string;
}

function missing(model: string, what: string): AppError {
  return new AppError('unprocessable', {
    message: `This deployment cannot embed with ${model}: ${what}`,
    param: 'embedding_model',
  });
}

/**
 * The embedding models of a deployment. The default model is embedded by the configured provider, another one by the
 * provider that the catalogue names for it; what no catalogue knows is asked of the OpenAI-compatible server.
 */
export function createEmbedderSource(settings: EmbedderSourceSettings): EmbedderSource {
  const { provider, default_model, openai, bedrock, bundled_model_dir, bundled_model_socket } = settings;
  const embedders = new Map<string, Embedder>();

  function providerOf(model: string): EmbeddingProvider {
    if (model === default_model) return provider;
    const known = embeddingModel(model)?.provider ?? 'openai';
    // A server that stands in for the model which is not installed here.
    const isElsewhere = known === 'bundled' && openai !== null && findBundledModel(bundled_model_dir) === undefined;
    return isElsewhere ? 'openai' : known;
  }

  const makers: Record<EmbeddingProvider, (model: string) => Embedder> = {
    bundled(model) {
      if (model !== BUNDLED_MODEL) throw missing(model, `the bundled model is ${BUNDLED_MODEL}.`);
      const folder = findBundledModel(bundled_model_dir);
      if (folder === undefined) throw missing(model, 'the bundled model is not installed with it.');
      if (bundled_model_socket !== undefined) return socketEmbedder(model, bundled_model_socket);
      return bundledEmbedder(() => loadBundledModel(folder));
    },
    openai(model) {
      if (openai === null) throw missing(model, 'set OPENAI_BASE_URL and OPENAI_API_KEY.');
      return openAiEmbedder({ ...openai, embedding_model: model });
    },
    bedrock(model) {
      if (provider !== 'bedrock') throw missing(model, 'set EMBEDDING_PROVIDER to bedrock.');
      return lazily(model, async () => {
        const { bedrockEmbedder } = await loadBedrock();
        return bedrockEmbedder({ ...bedrock, embedding_model: model });
      });
    },
  };

  return {
    default_model,
    of(model) {
      const embedder = embedders.get(model) ?? makers[providerOf(model)](model);
      embedders.set(model, embedder);
      return embedder;
    },
  };
}

/** An embedder whose code is loaded with the first texts. */
function lazily(model: string, load: () => Promise<Embedder>): Embedder {
  let loading: Promise<Embedder> | undefined;
  const dimensions = embeddingModel(model)?.dimensions ?? null;
  return {
    model,
    dimensions,
    async embed(texts, purpose) {
      loading ??= load();
      return (await loading).embed(texts, purpose);
    },
  };
}
