export { chromaVectorStore } from './chroma/chroma-vector-store.ts';
