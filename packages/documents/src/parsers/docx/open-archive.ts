import { type ParseFailure, type ParseLimits, parseFailure } from '@patchbay/core/ingestion-pipeline';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** The parts of an archive that were read, by name. */
export type ArchiveParts = ReadonlyMap<string, Buffer>;

/** More entries than any honest document has. */
const maxEntries = 10_000;
/** XML packs 5–30 times; past this ratio, and past a size that could hurt, the archive is made to unpack. */
const bombRatio = 150;
const bombFloorBytes = 8 * 1024 * 1024;

/**
 * Reads the wanted parts of a zip archive into memory, within bounds. The directory is judged before anything is
 * inflated, and because headers lie, the inflated bytes are counted again while they come out. `names` are those of all entries.
 */
export async function openArchive(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ParseLimits,
): Promise<{ ok: true; parts: ArchiveParts; names: ReadonlySet<string> } | ParseFailure> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true });
  } catch (error) {
    return parseFailure('document_corrupt', String(error));
  }
  if (zip.entryCount > maxEntries) return parseFailure('document_bomb', `${zip.entryCount} archive entries`);

  try {
    const names = new Set<string>();
    const wanted: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      if (!isWanted(entry.fileName)) continue;
      if (entry.isEncrypted()) return parseFailure('document_encrypted');
      wanted.push(entry);
    }
    const declared = wanted.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const allowed = Math.min(limits.max_inflated_bytes, Math.max(bombFloorBytes, bytes.length * bombRatio));
    if (declared > allowed) return parseFailure('document_bomb', `${declared} bytes declared by the archive`);

    const parts = new Map<string, Buffer>();
    let inflated = 0;
    for (const entry of wanted) {
      const part = await readEntry(zip, entry, allowed - inflated);
      if (part === undefined) return parseFailure('document_bomb', `${entry.fileName} unpacks past ${allowed} bytes`);
      inflated += part.length;
      parts.set(entry.fileName, part);
    }
    return { ok: true, parts, names };
  } catch (error) {
    // An entry longer than its header said is a lie told to get past the check above.
    const lied = error instanceof Error && error.message.includes('too many bytes in the stream');
    return parseFailure(lied ? 'document_bomb' : 'document_corrupt', String(error));
  } finally {
    zip.close();
  }
}

async function readEntry(zip: ZipFile, entry: Entry, allowed: number): Promise<Buffer | undefined> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > allowed) {
      stream.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
