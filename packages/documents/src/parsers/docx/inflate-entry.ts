import { crc32, createInflateRaw } from 'node:zlib';
import type { Entry } from 'yauzl';
import { DocumentRefusal } from '../refusal.ts';

const stored = 0;
const deflated = 8;
const chunkSize = 64 * 1024;

/**
 * Unpacks an entry a piece at a time, and never more of it than the directory declared: what comes out beyond that is a
 * lie told to get past the check of the directory.
 *
 * @throws DocumentRefusal document_bomb
 * @throws Error when the packed bytes are damaged or end early
 */
export async function* inflateEntry(entry: Entry, packed: Buffer): AsyncGenerator<Buffer> {
  const { fileName, compressionMethod, uncompressedSize } = entry;
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    throw new Error(`${fileName} is packed by method ${compressionMethod}`);
  }
  let size = 0;
  let checksum = 0;
  for await (const chunk of compressionMethod === stored ? [packed] : inflate(packed)) {
    size += chunk.length;
    if (size > uncompressedSize) {
      throw new DocumentRefusal('document_bomb', `${fileName} unpacks past the ${uncompressedSize} bytes declared`);
    }
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size < uncompressedSize) throw new Error(`${fileName} ends after ${size} of ${uncompressedSize} bytes`);
  if (checksum !== entry.crc32) throw new Error(`${fileName} has another checksum than the archive says`);
}

async function* inflate(packed: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize });
  stream.end(packed);
  yield* stream as AsyncIterable<Buffer>;
}
