import type { PageItems } from './page-items.ts';

/** An entry of the document's outline, as its bookmarks panel shows it. */
export interface OutlineEntry {
  readonly title: string;
  /** Depth, 1 the outermost. */
  readonly level: number;
  /** Page it leads to, counted from 1. */
  readonly page: number;
}

/** A PDF that an engine has opened. */
export interface OpenPdf {
  readonly pageCount: number;
  readonly title: string | undefined;
  /** The outline, in its order. Empty where the file has none, or the engine does not read it. */
  readOutline(): readonly OutlineEntry[];
  /** Reads one page, counted from 1. Rejects when the page is damaged. */
  readPage(number: number): Promise<PageItems>;
  close(): Promise<void>;
}

/** Opens a PDF. Rejects with {@link EncryptedPdfError}, or with anything else when the engine cannot read the file. */
export type OpenPdfEngine = (bytes: Uint8Array) => Promise<OpenPdf>;

/** The file wants a password that nobody gave. */
export class EncryptedPdfError extends Error {
  override readonly name = 'EncryptedPdfError';
}
