export { type KnowledgeToolResult, knowledgeToolResultSchema } from './knowledge-tool.ts';
export type { Embedder, VectorMatch, VectorNamespace, VectorPoint, VectorStore } from './vector-store.ts';
