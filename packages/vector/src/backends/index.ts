export type { AtlasServer } from './atlas/atlas-rows.ts';
export { atlasVectorStore } from './atlas/atlas-vector-store.ts';
export type { ChromaCloud } from './chroma/chroma-layout.ts';
export { chromaVectorStore } from './chroma/chroma-vector-store.ts';
