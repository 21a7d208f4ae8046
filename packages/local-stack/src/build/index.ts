export { bundleFunctions } from './bundle-functions.ts';
export { buildEmbeddingLayer } from './embedding-model.ts';
export { LIBRARY_PARTS } from './library-parts.ts';
