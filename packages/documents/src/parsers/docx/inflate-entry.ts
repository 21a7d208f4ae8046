import { crc32, createInflateRaw } from 'node:zlib';
import type { Entry } from 'yauzl';
import { DocumentRefusal } from '../refusal.ts';

const stored = 0;
const deflated = 8;
const chunkSize = 64 * 1024;
/** XML packs 5–30 times; past this ratio, and past a size that could hurt, the archive is made to unpack. */
const bombRatio = 150;
const bombFloorBytes = 8 * 1024 * 1024;

/** Most bytes that an honest part unpacks to from so many. */
export function mostUnpacked(packedBytes: number): number {
  return Math.max(bombFloorBytes, packedBytes * bombRatio);
}

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
  for await (const chunk of compressionMethod === stored ? [packed] : inflate(packed, fileName)) {
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

/** Stops where the bytes that came out are too many for those that went in so far, so that a bomb is known by its start. */
async function* inflate(packed: Buffer, name: string): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize });
  stream.end(packed);
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostUnpacked(stream.bytesWritten)) {
      throw new DocumentRefusal('document_bomb', `${name}: ${size} bytes from the first ${stream.bytesWritten}`);
    }
    yield chunk;
  }
}
