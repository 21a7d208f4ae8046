import { PdfiumMemory } from '../../../../packages/documents/src/parsers/pdf/pdfium-memory.ts';
import { createPdfium } from '../../../../packages/documents/src/parsers/pdf/pdfium-module.ts';
import { runChild } from './run-child.ts';

// The engine by itself: every page loaded and its text taken in one piece, with no place, size or font of anything.
await runChild(async (bytes) => {
  const { pdfium } = await createPdfium();
  const memory = new PdfiumMemory(pdfium);
  const document = pdfium.FPDF_LoadMemDocument(memory.put(bytes), bytes.length, 0);
  return Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_page, index) => {
    const page = pdfium.FPDF_LoadPage(document, index);
    const textPage = pdfium.FPDFText_LoadPage(page);
    const count = pdfium.FPDFText_CountChars(textPage);
    const buffer = pdfium.malloc((count + 1) * 2);
    const text = memory.read(buffer, Math.max(0, pdfium.FPDFText_GetText(textPage, 0, count, buffer) - 1));
    pdfium.free(buffer);
    pdfium.FPDFText_ClosePage(textPage);
    pdfium.FPDF_ClosePage(page);
    return text;
  });
});
