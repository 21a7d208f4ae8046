export { chromaVectorStore } from './backends/index.ts';
