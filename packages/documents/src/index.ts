export { type BundleParts, documentBundleParts } from './bundle-parts.ts';
export { chunkDocument } from './chunking/chunk-document.ts';
export { estimateTokens } from './chunking/token-estimate.ts';
export { type DetectedType, detectType } from './detect-type.ts';
export { createIsolatedParser, parseChildBundle } from './isolated-parse.ts';
export { parseDocument } from './parse-document.ts';
export { parsers } from './parsers/index.ts';
