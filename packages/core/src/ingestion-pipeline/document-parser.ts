import { z } from 'zod';
import type { ParsedDocument } from './document.ts';
import { type DocumentErrorCode, documentErrors } from './document-errors.ts';

/** Bounds on one document. What goes past a bound ends as a {@link ParseFailure}, never as a crash. */
export const parseLimitsSchema = z.strictObject({
  /** Size of the file itself. */
  max_bytes: z
    .int()
    .positive()
    .default(100 * 1024 * 1024),
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

/** Reads one kind of document. Implementations do no I/O and keep no state between calls. */
export interface DocumentParser {
  /** The media types it reads; the type was already checked against the content. */
  readonly media_types: readonly ParsedDocument['media_type'][];
  parse(bytes: Uint8Array, limits: ParseLimits): Promise<ParseOutcome>;
}

/** A file to read. */
export interface ParseRequest {
  readonly bytes: Uint8Array;
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
