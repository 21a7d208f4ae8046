import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { DocumentFile } from '@patchbay/core/ingestion-pipeline';

/** Readers ask for a few bytes here and there: so much is read at once, and so many of such blocks are kept. */
const blockBytes = 64 * 1024;
const keptBlocks = 64;

/** The same bytes, with a Buffer's methods. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength);

/** A file on the disk, read in pieces. */
export interface OpenDocumentFile extends DocumentFile {
  close(): void;
}

/** Opens a file on the disk. @throws Error as `openSync` does */
export function openDocumentFile(path: string): OpenDocumentFile {
  const descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  /** By number, the one used last at the end. */
  const blocks = new Map<number, Buffer>();

  const readWhole = (position: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - position)));
    let filled = 0;
    while (filled < bytes.length) {
      const read = readSync(descriptor, bytes, filled, bytes.length - filled, position + filled);
      if (read === 0) return bytes.subarray(0, filled);
      filled += read;
    }
    return bytes;
  };
  const blockAt = (number: number): Buffer => {
    const known = blocks.get(number);
    const block = known ?? readWhole(number * blockBytes, blockBytes);
    if (known === undefined && blocks.size === keptBlocks) blocks.delete(blocks.keys().next().value ?? 0);
    blocks.delete(number);
    blocks.set(number, block);
    return block;
  };

  return {
    size,
    read(position, length) {
      const first = Math.floor(position / blockBytes);
      const last = Math.floor((position + length - 1) / blockBytes);
      if (first !== last) return readWhole(position, length);
      const start = position - first * blockBytes;
      return new Uint8Array(blockAt(first).subarray(start, start + length));
    },
    close: () => closeSync(descriptor),
  };
}

/** Whether the bytes occur anywhere in a file, without holding it. */
export function fileIncludes(file: DocumentFile, wanted: Buffer): boolean {
  const step = 2 ** 20;
  for (let at = 0; at < file.size; at += step) {
    if (bufferOf(file.read(at, step + wanted.length - 1)).includes(wanted)) return true;
  }
  return false;
}
