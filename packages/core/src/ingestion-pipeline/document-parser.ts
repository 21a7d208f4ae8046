import { z } from 'zod';
import type { ParsedDocument } from './document.ts';
import { type DocumentErrorCode, documentErrors } from './document-errors.ts';
import { MAX_DOCUMENT_BYTES } from './document-sizes.ts';

/** Bounds on one document. What goes past a bound ends as a {@link ParseFailure}, never as a crash. */
export const parseLimitsSchema = z.strictObject({
  /** Size of the file itself; what a type can have at most (`maxBytesOf`) holds besides. */
  max_bytes: z.int().positive().default(MAX_DOCUMENT_BYTES),
  max_pages: z.int().positive().default(5_000),
  /** Bytes that the compressed parts of the file may unpack to, together. */
  max_inflated_bytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  /** UTF-16 code units of the text that comes out. */
  max_text_length: z.int().positive().default(20_000_000),
  /** Wall-clock time of a parse that runs in a process of its own. */
  timeout_ms: z.int().positive().default(120_000),
  /** Resident memory of a parse that runs in a process of its own. */
  memory_mb: z.int().min(128).default(1_024),
});
/** Bounds on one document. */
export type ParseLimits = z.infer<typeof parseLimitsSchema>;

/** The limits used where nothing else is said. */
export const defaultParseLimits: ParseLimits = parseLimitsSchema.parse({});

/** A document that can never be read as it is. */
export interface ParseFailure {
  readonly ok: false;
  readonly code: DocumentErrorCode;
  /** Public sentence for the owner of the file. */
  readonly message: string;
  /** The technical reason, for logs only. */
  readonly detail?: string;
}

/** The end of every parse. Thrown errors mean trouble on our side, and only those are worth a retry. */
export type ParseOutcome = { readonly ok: true; readonly document: ParsedDocument } | ParseFailure;

/** A file that is read in pieces: it may be larger than what memory there is. */
export interface DocumentFile {
  readonly size: number;
  /** Bytes from a position, fewer where the file ends before. What comes back is the caller's own. */
  read(position: number, length: number): Uint8Array;
}

/** Reads one kind of document. Implementations do no other I/O than to read, and keep no state between calls. */
export interface DocumentParser {
  /** The media types it reads; the type was already checked against the content. */
  readonly media_types: readonly ParsedDocument['media_type'][];
  parse(bytes: Uint8Array, limits: ParseLimits): Promise<ParseOutcome>;
  /** The same for a file too large to be held: only what text needs is read of it. Types that need all have none. */
  parseFile?(file: DocumentFile, limits: ParseLimits): Promise<ParseOutcome>;
}

/** A file to read: its bytes, or where it lies on the local disk, which large ones had better. */
export type ParseRequest = ParseSubject & ({ readonly bytes: Uint8Array } | { readonly path: string });

/** What is said of a file to read. */
interface ParseSubject {
  /** The type its owner declared; parameters such as charset are ignored. */
  readonly media_type: string;
  /** Overrides of {@link defaultParseLimits}. */
  readonly limits?: Partial<ParseLimits>;
}

/** Port: turns any file into a document or the reason why not. */
export type ParseDocument = (request: ParseRequest) => Promise<ParseOutcome>;

/** Builds a failure with the catalogue's sentence. `detail` is for logs only. */
export function parseFailure(code: DocumentErrorCode, detail?: string): ParseFailure {
  const failure = { ok: false, code, message: documentErrors[code] } as const;
  return detail === undefined ? failure : { ...failure, detail };
}

/** The failure of a document with too much text: says how much there is, or that it is more than what is allowed. */
export function textTooLong(allowed: number, length?: number): ParseFailure {
  const found = length === undefined ? `more than ${allowed}` : String(length);
  const message = `The text of the document has ${found} characters, and at most ${allowed} can be processed. Split it into smaller documents.`;
  return { ok: false, code: 'document_too_large', message, detail: `${found} characters` };
}

/** The failure of a document with too many pages, which says how many there are. */
export function tooManyPages(allowed: number, pages: number): ParseFailure {
  const message = `The document has ${pages} pages, and at most ${allowed} can be processed. Split it into smaller documents.`;
  return { ok: false, code: 'document_too_many_pages', message, detail: `${pages} pages` };
}
