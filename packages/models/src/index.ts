export { o200kCounter, tokenBundleParts } from './o200k-counter.ts';
export { type OpenAiEmbedderSettings, openAiEmbedder } from './openai-embedder.ts';
