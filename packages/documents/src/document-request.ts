import { statSync } from 'node:fs';
import {
  type DocumentMediaType,
  documentMediaTypes,
  maxBytesOf,
  type ParseFailure,
  type ParseLimits,
  type ParseRequest,
  sizeTooLarge,
} from '@patchbay/core/ingestion-pipeline';

/** Bytes of what is to be read. */
export function sizeOf(request: ParseRequest): number {
  return 'bytes' in request ? request.bytes.length : statSync(request.path).size;
}

/** The type that was declared, without parameters; undefined where it is none that is read. */
export function declaredType(mediaType: string): DocumentMediaType | undefined {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return isDocumentMediaType(type) ? type : undefined;
}

/** The reason of a file with more bytes than one of its type may have; known without reading it. */
export function largerThanMay(type: DocumentMediaType, size: number, limits: ParseLimits): ParseFailure | undefined {
  const allowed = Math.min(limits.max_bytes, maxBytesOf(type));
  return size > allowed ? sizeTooLarge(type, size, allowed) : undefined;
}

/** Whether files of this type are read. */
export function isDocumentMediaType(type: string): type is DocumentMediaType {
  return (documentMediaTypes as readonly string[]).includes(type);
}
