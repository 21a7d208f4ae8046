import { EncryptedPdfError, type OpenPdf, type OutlineEntry } from './open-pdf.ts';
import { PdfiumMemory } from './pdfium-memory.ts';
import { createPdfium, type PdfiumExports } from './pdfium-module.ts';
import { createPageReader } from './pdfium-page.ts';

/** FPDF_ERR_PASSWORD of pdfium's fpdfview.h. */
const passwordError = 4;
/** Bounds on what a hostile outline may cost. */
const maxOutlineEntries = 20_000;
const maxOutlineDepth = 16;

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
  const readPage = createPageReader(pdfium, memory);
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
    readOutline: () => guarded(() => outlineOf(pdfium, memory, document)),
    async readPage(number) {
      return guarded(() => {
        const page = pdfium.FPDF_LoadPage(document, number - 1);
        if (page === 0) throw new Error(`pdfium: page ${number} cannot be loaded`);
        try {
          return readPage(page);
        } finally {
          pdfium.FPDF_ClosePage(page);
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

function outlineOf(pdfium: PdfiumExports, memory: PdfiumMemory, document: number): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, level: number) => {
    let bookmark = pdfium.FPDFBookmark_GetFirstChild(document, parent);
    // A damaged or hostile outline leads back to itself.
    while (bookmark !== 0 && !seen.has(bookmark) && seen.size < maxOutlineEntries) {
      seen.add(bookmark);
      const current = bookmark;
      const title = memory.text((buffer, bytes) => pdfium.FPDFBookmark_GetTitle(current, buffer, bytes));
      const page = pageOf(pdfium, document, current);
      if (title !== '' && page !== undefined) entries.push({ title, level, page });
      if (level < maxOutlineDepth) walk(current, level + 1);
      bookmark = pdfium.FPDFBookmark_GetNextSibling(document, current);
    }
  };
  walk(0, 1);
  return entries;
}

function pageOf(pdfium: PdfiumExports, document: number, bookmark: number): number | undefined {
  let destination = pdfium.FPDFBookmark_GetDest(document, bookmark);
  if (destination === 0) {
    const action = pdfium.FPDFBookmark_GetAction(bookmark);
    destination = action === 0 ? 0 : pdfium.FPDFAction_GetDest(document, action);
  }
  const index = destination === 0 ? -1 : pdfium.FPDFDest_GetDestPageIndex(document, destination);
  return index < 0 ? undefined : index + 1;
}
