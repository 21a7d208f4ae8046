export { chromaVectorStore } from './backends/index.ts';
export { createVectorStores, type VectorServers } from './vector-stores.ts';
