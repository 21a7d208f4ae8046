import { Readable } from 'node:stream';
import type { DocumentFile, ParseLimits } from '@patchbay/core/ingestion-pipeline';
import { type Entry, fromBufferPromise, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import { bufferOf } from '../../document-file.ts';
import { DocumentRefusal } from '../refusal.ts';
import { checkDirectory, checkEntryCount } from './check-directory.ts';
import { inflateEntry } from './inflate-entry.ts';

/** A zip archive whose directory has been found honest. Nothing of it has been unpacked yet. */
export interface Archive {
  /** Of all entries, as they are written. */
  readonly names: ReadonlySet<string>;
  /** Unpacks a part once without keeping it: its real size and checksum are what the directory says, or it throws. */
  weigh(name: string): Promise<void>;
  /** The bytes of a part, a piece at a time. Ends at once for a part that is not there. */
  read(name: string): AsyncIterable<Buffer>;
}

const namesThatLeave = /^(absolute path|invalid relative path|invalid characters in fileName)/;

/**
 * Opens a zip archive of XML parts within bounds. The directory is judged before anything is unpacked; because
 * directories lie, {@link Archive.weigh} counts the bytes as they come out.
 *
 * @throws DocumentRefusal document_bomb, document_unsafe, document_encrypted
 * @throws Error when the archive is damaged
 */
export async function openArchive(input: Uint8Array | DocumentFile, limits: ParseLimits): Promise<Archive> {
  const { zip, size, bytesAt } = await openZip(input);
  checkEntryCount(zip.entryCount);
  const list: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) list.push(entry);
  } catch (error) {
    // The library refuses names that would be written outside of the folder they are unpacked into.
    const leaves = error instanceof Error && namesThatLeave.test(error.message);
    throw leaves ? new DocumentRefusal('document_unsafe', error.message) : error;
  }
  checkDirectory(list, size, limits);

  const entries = new Map(list.map((entry) => [entry.fileName, entry]));
  const read = async function* (name: string) {
    const entry = entries.get(name);
    if (entry === undefined) return;
    const { fileDataStart, fileName } = await zip.readLocalFileHeaderPromise(entry);
    // Two names for the same bytes: one for who checks the archive, one for who unpacks it.
    if (!fileName.equals(entry.fileNameRaw)) throw new DocumentRefusal('document_unsafe', `${name} has another name`);
    yield* inflateEntry(entry, bytesAt(fileDataStart, entry.compressedSize));
  };
  return {
    names: new Set(entries.keys()),
    read,
    async weigh(name) {
      for await (const _ of read(name));
    },
  };
}

async function openZip(input: Uint8Array | DocumentFile) {
  const options = { lazyEntries: true };
  if (input instanceof Uint8Array) {
    const file = bufferOf(input);
    const bytesAt = (position: number, length: number) => file.subarray(position, position + length);
    return { zip: await fromBufferPromise(file, options), size: file.length, bytesAt };
  }
  const bytesAt = (position: number, length: number) => bufferOf(input.read(position, length));
  const zip = await fromRandomAccessReaderPromise(new FileReader(input), input.size, options);
  return { zip, size: input.size, bytesAt };
}

/** Lets the library read the directory and the headers of a file that is not in memory. */
class FileReader extends RandomAccessReader {
  readonly #file: DocumentFile;
  constructor(file: DocumentFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.#file.read(start, end - start)]);
  }
}
