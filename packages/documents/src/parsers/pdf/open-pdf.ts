import type { DocumentFile } from '@patchbay/core/ingestion-pipeline';
import type { PageItems } from './page-items.ts';

/** A PDF that an engine has opened. */
export interface OpenPdf {
  readonly pageCount: number;
  readonly title: string | undefined;
  /** Reads one page, counted from 1. Rejects when the page is damaged. */
  readPage(number: number): Promise<PageItems>;
  close(): Promise<void>;
}

/** All bytes of a PDF, or the file where they lie. */
export type PdfInput = Uint8Array | DocumentFile;

/** Opens a PDF. Rejects with {@link EncryptedPdfError}, or with anything else when the engine cannot read the file. */
export type OpenPdfEngine = (input: PdfInput) => Promise<OpenPdf>;

/** The file wants a password that nobody gave. */
export class EncryptedPdfError extends Error {
  override readonly name = 'EncryptedPdfError';
}
