import { openEither } from './open-either.ts';
import { openWithPdfium } from './pdfium-engine.ts';
import { openWithPdfjs } from './pdfjs-engine.ts';

/** Opens a PDF with pdfium, and with pdf.js what pdfium cannot read. */
export const openPdf = openEither(openWithPdfium, openWithPdfjs);
