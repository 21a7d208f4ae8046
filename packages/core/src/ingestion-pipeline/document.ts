import { z } from 'zod';

/** The document types that can be ingested, as IANA media types. */
export const documentMediaTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/msword',
  'text/plain',
  'text/markdown',
  'text/html',
] as const;

/** One of {@link documentMediaTypes}. */
export const documentMediaTypeSchema = z.enum(documentMediaTypes);
/** One of {@link documentMediaTypes}. */
export type DocumentMediaType = z.infer<typeof documentMediaTypeSchema>;

const offset = z.int().nonnegative();

/**
 * A heading found on a page. `page.text.slice(start, start + text.length) === text` always holds; `level` 1 is the
 * outermost.
 */
export const documentHeadingSchema = z.strictObject({
  text: z.string().min(1),
  level: z.int().min(1).max(6),
  start: offset,
});
/** A heading found on a page. */
export type DocumentHeading = z.infer<typeof documentHeadingSchema>;

/**
 * One page of a parsed document. `number` counts from 1 without gaps; a blank page has an empty text.
 *
 * Shape of `text`: an empty line (`\n\n`) separates blocks (paragraphs, headings, lists, tables); a single `\n` is a
 * line break that means something (list item, table row, code line). Lines that were only wrapped are joined with one
 * space, and words hyphenated at a line's end are whole again. A row of a table is a line of its cells with ` | ` between
 * them, its first row is its header; code has no empty lines. There are no control characters besides `\n` and `\t`,
 * and no lone surrogates.
 */
export const documentPageSchema = z.strictObject({
  number: z.int().positive(),
  text: z.string(),
  /** In reading order. */
  headings: z.array(documentHeadingSchema).optional(),
});
/** One page of a parsed document. */
export type DocumentPage = z.infer<typeof documentPageSchema>;

/** What every parser makes of a file. `warnings` are sentences about what could not be read, fit for users. */
export const parsedDocumentSchema = z.strictObject({
  media_type: documentMediaTypeSchema,
  title: z.string().min(1).max(300).optional(),
  pages: z.array(documentPageSchema).min(1),
  warnings: z.array(z.string()),
});
/** What every parser makes of a file. */
export type ParsedDocument = z.infer<typeof parsedDocumentSchema>;

/**
 * A span of a parsed document: from offset `start` of page `page_start` up to, not including, offset `end` of page
 * `page_end`. Offsets are UTF-16 code units into `page.text` (JavaScript string indices); `page_end` is the page
 * that holds the last character.
 */
export const documentSpanSchema = z.strictObject({
  page_start: z.int().positive(),
  page_end: z.int().positive(),
  start: offset,
  end: offset,
});
/** A span of a parsed document. */
export type DocumentSpan = z.infer<typeof documentSpanSchema>;

const chunkKinds = ['text', 'list', 'table', 'code'] as const;
/** What a piece of a document is made of. */
export type ChunkKind = (typeof chunkKinds)[number];

/**
 * A piece of a document, the unit of embedding, search and citation.
 *
 * `text` is exactly {@link textOfSpan} of the chunk's own offsets, and it neither starts nor ends with white space.
 * Consecutive chunks may overlap by whole sentences; together they hold every character of the document that is not
 * white space.
 */
export const chunkSchema = documentSpanSchema.extend({
  /** 0-based position in the document; chunks are ordered by their start. */
  ordinal: z.int().nonnegative(),
  text: z.string().min(1),
  /** Headings in force where the chunk starts, outermost first; a heading that opens the chunk is included. */
  heading_path: z.array(z.string()),
  /** What more than half of it is, by tokens; `text` where nothing else is. */
  kind: z.enum(chunkKinds),
  /** Header row of the table that the chunk goes on with; the chunk's own text begins at a later row. */
  table_header: z.string().min(1).optional(),
  /** Estimated tokens of {@link embeddingTextOf}, for a WordPiece vocabulary such as MiniLM's. */
  token_estimate: z.int().positive(),
});
/** A piece of a document. */
export type Chunk = z.infer<typeof chunkSchema>;

/** How documents are cut. The same document and options always give the same chunks. */
export const chunkingOptionsSchema = z
  .strictObject({
    /** Upper bound of a chunk's token_estimate. MiniLM reads 256 tokens, so 200 leaves room for the estimate's error. */
    target_tokens: z.int().min(32).max(8000).default(200),
    /** At most this many tokens of whole sentences are repeated from the chunk before; 0 switches overlap off. */
    overlap_tokens: z.int().min(0).max(2000).default(40),
  })
  .refine((options) => options.overlap_tokens * 2 <= options.target_tokens, {
    message: 'overlap_tokens must be at most half of target_tokens',
    path: ['overlap_tokens'],
  });
/** How documents are cut. */
export type ChunkingOptions = z.infer<typeof chunkingOptionsSchema>;

/** The text of a span; the pages it crosses are joined with one `\n`. */
export function textOfSpan(document: Pick<ParsedDocument, 'pages'>, span: DocumentSpan): string {
  const parts: string[] = [];
  for (const page of document.pages.slice(span.page_start - 1, span.page_end)) {
    const from = page.number === span.page_start ? span.start : 0;
    const to = page.number === span.page_end ? span.end : page.text.length;
    parts.push(page.text.slice(from, to));
  }
  return parts.join('\n');
}

/**
 * What is embedded for a chunk: its headings as one line, the header of the table that it goes on with, then its text;
 * so that a paragraph that never names its subject, and a row that never says what its numbers are, are still found by
 * it. Headings that the text itself opens with are not said twice.
 */
export function embeddingTextOf(chunk: Pick<Chunk, 'heading_path' | 'table_header' | 'text'>): string {
  const context = chunk.heading_path.filter((heading) => !chunk.text.startsWith(heading));
  const lines = [context.join(' > '), chunk.table_header ?? '', chunk.text];
  return lines.filter((line) => line !== '').join('\n');
}
