import { EncryptedPdfError, type OpenPdf } from './open-pdf.ts';
import { PdfiumMemory } from './pdfium-memory.ts';
import { createPdfium, type PdfiumExports } from './pdfium-module.ts';
import { createPageReader } from './pdfium-page.ts';

/** FPDF_ERR_PASSWORD of pdfium's fpdfview.h. */
const passwordError = 4;
/**
 * Pages that stay open behind the one that is read. pdfium forgets a font with the last open page that uses it, and
 * would unpack and parse it anew for the next.
 */
const keptPages = 4;

/** Opens a PDF with pdfium. Rejects with {@link EncryptedPdfError} when it wants a password. */
export async function openWithPdfium(bytes: Uint8Array): Promise<OpenPdf> {
  const pdfium = await createPdfium();
  const memory = new PdfiumMemory(pdfium);
  const document = pdfium.FPDF_LoadMemDocument(memory.put(bytes), bytes.length, 0);
  if (document === 0) {
    const code = pdfium.FPDF_GetLastError();
    if (code === passwordError) throw new EncryptedPdfError('pdfium: a password is required');
    throw new Error(`pdfium: error ${code} on opening`);
  }
  const readPage = createPageReader(pdfium, memory, keptPages);
  const kept: number[] = [];
  let trapped: unknown;
  /** After a trap nothing that this instance says can be trusted. */
  const guarded = <T>(action: () => T): T => {
    if (trapped !== undefined) throw trapped;
    try {
      return action();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) trapped = error;
      throw error;
    }
  };
  return {
    pageCount: guarded(() => pdfium.FPDF_GetPageCount(document)),
    title: guarded(() => titleOf(pdfium, memory, document)),
    async readPage(number) {
      return guarded(() => {
        const page = pdfium.FPDF_LoadPage(document, number - 1);
        if (page === 0) throw new Error(`pdfium: page ${number} cannot be loaded`);
        try {
          return readPage(page);
        } finally {
          kept.push(page);
          if (kept.length > keptPages) pdfium.FPDF_ClosePage(kept.shift() ?? 0);
        }
      });
    },
    async close() {
      // The instance goes as a whole.
    },
  };
}

function titleOf(pdfium: PdfiumExports, memory: PdfiumMemory, document: number): string | undefined {
  const tag = memory.put(Buffer.from('Title\0'));
  return memory.text((buffer, bytes) => pdfium.FPDF_GetMetaText(document, tag, buffer, bytes)) || undefined;
}
