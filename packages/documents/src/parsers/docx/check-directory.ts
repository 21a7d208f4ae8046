import type { ParseLimits } from '@patchbay/core/ingestion-pipeline';
import type { Entry } from 'yauzl';
import { DocumentRefusal } from '../refusal.ts';
import { mostUnpacked } from './inflate-entry.ts';

/** More entries than any honest document has. */
const maxEntries = 10_000;
const localHeaderBytes = 30;

/** Before the directory is read at all. The end record of a zip64 archive can claim any number. */
export function checkEntryCount(count: number): void {
  if (!(count <= maxEntries)) throw new DocumentRefusal('document_bomb', `${count} archive entries`);
}

/** Judges what an archive says of itself, at no cost: nothing is unpacked. */
export function checkDirectory(entries: readonly Entry[], fileSize: number, limits: ParseLimits): void {
  const names = new Set<string>();
  let declared = 0;
  for (const entry of entries) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    // Names of parts are the same whatever their case (ECMA-376-2, 6.2.2.3).
    const name = fileName.toLowerCase();
    if (names.has(name)) throw new DocumentRefusal('document_unsafe', `two entries are called ${fileName}`);
    names.add(name);
    // Pictures and embedded files are never unpacked, so what they claim is of no concern.
    if (!/\.(xml|rels)$/.test(name)) continue;
    if (entry.isEncrypted()) throw new DocumentRefusal('document_encrypted', fileName);
    declared += uncompressedSize;
    // Packing adds a few bytes a block at most: what is packed into more than twice of it claims less than it holds.
    if (compressedSize > uncompressedSize * 2 + 1_024) {
      throw new DocumentRefusal(
        'document_bomb',
        `${fileName}: ${compressedSize} bytes claim to be ${uncompressedSize}`,
      );
    }
    if (uncompressedSize > mostUnpacked(compressedSize)) {
      throw new DocumentRefusal('document_bomb', `${fileName}: ${compressedSize} bytes for ${uncompressedSize}`);
    }
  }
  if (declared > limits.max_inflated_bytes) {
    throw new DocumentRefusal('document_bomb', `${declared} bytes declared by the archive`);
  }
  checkOverlaps(entries, fileSize);
}

/** Entries that share their packed bytes unpack to far more than the file's size could hold. */
function checkOverlaps(entries: readonly Entry[], fileSize: number): void {
  let end = 0;
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const { fileName, fileNameLength, compressedSize, relativeOffsetOfLocalHeader } of inOrder) {
    if (relativeOffsetOfLocalHeader < end) throw new DocumentRefusal('document_bomb', `${fileName} overlaps another`);
    end = relativeOffsetOfLocalHeader + localHeaderBytes + fileNameLength + compressedSize;
    if (!(end <= fileSize)) throw new Error(`${fileName} ends beyond the file`);
  }
}
