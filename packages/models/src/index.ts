export { type OpenAiEmbedderSettings, openAiEmbedder } from './openai-embedder.ts';
