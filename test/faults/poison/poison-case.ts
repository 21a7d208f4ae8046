import type { DocumentErrorCode, ParseLimits } from '@patchbay/core/ingestion-pipeline';
import type { Random } from './random.ts';

/** How a file ends: as text, or with a code of the catalogue. */
export type PoisonEnd = 'ok' | DocumentErrorCode;

/** A file that somebody could upload to hurt us, or by accident. All are made when they are wanted. */
export interface PoisonCase {
  readonly name: string;
  /** The type that its owner declares. */
  readonly media_type: string;
  /** How it has to end; several where chance decides what is damaged. */
  readonly ends: readonly PoisonEnd[];
  /** Words that have to be among its text, where it ends as text: what was not damaged is not lost. */
  readonly keeps?: string;
  readonly limits?: Partial<ParseLimits>;
  /** The same bytes for the same random numbers. */
  make(random: Random): Uint8Array | Promise<Uint8Array>;
}

export const pdfType = 'application/pdf';
export const docType = 'application/msword';
export const htmlType = 'text/html';
export const markdownType = 'text/markdown';
export const plainType = 'text/plain';
