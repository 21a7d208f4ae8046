export { bedrockBundleParts } from './bedrock/load-bedrock.ts';
export { type ChatModelDeps, createChatModels } from './chat/chat-models.ts';
export { createEmbedderSource, type EmbedderSourceSettings } from './embedder-source.ts';
export {
  BUNDLED_MODEL_FILES,
  BUNDLED_MODEL_NATIVE,
  BUNDLED_MODEL_PACKAGE,
  bundledModelEntry,
} from './minilm/bundled-model.ts';
export { hasBundledModel, serveBundledModel } from './minilm/serve-bundled-model.ts';
export { o200kCounter, tokenBundleParts } from './o200k-counter.ts';
export { type OpenAiEmbedderSettings, openAiEmbedder } from './openai/openai-embedder.ts';
export { createReranker, type RerankerSettings } from './rerank/http-reranker.ts';
