export { CHUNKER, chunkerDigest } from './chunker.ts';
export {
  type Chunk,
  type ChunkingOptions,
  type ChunkKind,
  chunkingOptionsSchema,
  chunkSchema,
  type DocumentHeading,
  type DocumentMediaType,
  type DocumentPage,
  type DocumentSpan,
  documentHeadingSchema,
  documentMediaTypeSchema,
  documentMediaTypes,
  documentPageSchema,
  documentSpanSchema,
  embeddingTextOf,
  type ParsedDocument,
  parsedDocumentSchema,
  textOfSpan,
} from './document.ts';
export { type DocumentErrorCode, documentErrors } from './document-errors.ts';
export {
  type DocumentFile,
  type DocumentParser,
  defaultParseLimits,
  type ParseDocument,
  type ParseFailure,
  type ParseLimits,
  type ParseOutcome,
  type ParseRequest,
  parseFailure,
  parseLimitsSchema,
  textTooLong,
  tooManyPages,
} from './document-parser.ts';
export { MAX_DOCUMENT_BYTES, maxBytesOf, sizeTooLarge } from './document-sizes.ts';
