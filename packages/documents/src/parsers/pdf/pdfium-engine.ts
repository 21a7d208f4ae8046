import { EncryptedPdfError, type OpenPdf, type PdfInput } from './open-pdf.ts';
import { pdfiumFileAccess } from './pdfium-file-access.ts';
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

/**
 * What may be read of a file until the document is closed and opened again, and in how many pages at least. pdfium keeps
 * every object that a page refers to, its pictures too, as long as the document is open.
 */
const keptBytes = 64 * 2 ** 20;
const leastPages = 4;

/** Opens a PDF with pdfium. Rejects with {@link EncryptedPdfError} when it wants a password. */
export async function openWithPdfium(input: PdfInput): Promise<OpenPdf> {
  const own = await createPdfium();
  const { pdfium } = own;
  const memory = new PdfiumMemory(pdfium);
  const access = input instanceof Uint8Array ? undefined : pdfiumFileAccess(own, memory, input);
  const pointer = input instanceof Uint8Array ? memory.put(input) : 0;
  const open = () => {
    const document =
      input instanceof Uint8Array
        ? pdfium.FPDF_LoadMemDocument(pointer, input.length, 0)
        : pdfium.FPDF_LoadCustomDocument(access?.structure ?? 0, 0);
    if (document === 0) throw openingError(pdfium.FPDF_GetLastError());
    return { document, readPage: createPageReader(pdfium, memory, keptPages), kept: [] as number[], pages: 0 };
  };
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
  let opened = guarded(open);
  let readBefore = access?.readBytes() ?? 0;
  const openAnew = () => {
    for (const page of opened.kept) pdfium.FPDF_ClosePage(page);
    pdfium.FPDF_CloseDocument(opened.document);
    opened = open();
    readBefore = access?.readBytes() ?? 0;
  };
  return {
    pageCount: guarded(() => pdfium.FPDF_GetPageCount(opened.document)),
    title: guarded(() => titleOf(pdfium, memory, opened.document)),
    async readPage(number) {
      return guarded(() => {
        if (opened.pages >= leastPages && (access?.readBytes() ?? 0) - readBefore > keptBytes) openAnew();
        const { document, readPage, kept } = opened;
        opened.pages += 1;
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

function openingError(code: number): Error {
  if (code === passwordError) return new EncryptedPdfError('pdfium: a password is required');
  return new Error(`pdfium: error ${code} on opening`);
}

function titleOf(pdfium: PdfiumExports, memory: PdfiumMemory, document: number): string | undefined {
  const tag = memory.put(Buffer.from('Title\0'));
  return memory.text((buffer, bytes) => pdfium.FPDF_GetMetaText(document, tag, buffer, bytes)) || undefined;
}
