import type { DocumentFile } from '@patchbay/core/ingestion-pipeline';
import type { PdfiumMemory } from './pdfium-memory.ts';
import type { Pdfium } from './pdfium-module.ts';

/**
 * A FPDF_FILEACCESS of pdfium's fpdfview.h: pdfium asks for the pieces that it needs: of a page, what it refers
 * to. Tells where the structure lies, and how much was read so far.
 */
export function pdfiumFileAccess({ pdfium, addFunction }: Pdfium, memory: PdfiumMemory, file: DocumentFile) {
  let total = 0;
  const readBlock = (_parameter: number, position: number, buffer: number, length: number): number => {
    try {
      // Numbers of 32 bits come without a sign bit of their own.
      const bytes = file.read(position >>> 0, length >>> 0);
      new Uint8Array(pdfium.memory.buffer).set(bytes, buffer >>> 0);
      total += bytes.length;
      return bytes.length === length >>> 0 ? 1 : 0;
    } catch {
      return 0;
    }
  };
  const structure = new Uint32Array([file.size, addFunction(readBlock, 'iiiii'), 0]);
  return { structure: memory.put(new Uint8Array(structure.buffer)), readBytes: () => total };
}
