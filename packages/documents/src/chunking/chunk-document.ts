import {
  type Chunk,
  type ChunkingOptions,
  type ChunkKind,
  chunkingOptionsSchema,
  embeddingTextOf,
  type ParsedDocument,
  textOfSpan,
} from '@patchbay/core/ingestion-pipeline';
import { contextOf } from './context.ts';
import { packUnits } from './pack-units.ts';
import { estimateTokens } from './token-estimate.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * Cuts a document into chunks of at most `target_tokens`: along headings first, then paragraphs, tables and lists, then
 * sentences. A table or a piece of code that fits is kept whole; a larger table is cut between rows, and each further
 * chunk carries its header. A document that fits is one chunk. Pure and deterministic; time is linear in the text.
 *
 * Whoever changes what comes out raises the version of `CHUNKER` (core/ingestion-pipeline).
 *
 * @throws ZodError when the options contradict each other
 */
export function chunkDocument(
  document: Pick<ParsedDocument, 'pages'>,
  options: Partial<ChunkingOptions> = {},
): Chunk[] {
  const { target_tokens: target, overlap_tokens: overlap } = chunkingOptionsSchema.parse(options);
  const units = unitsOf(document.pages, target);
  const all = units.reduce((sum, { tokens }) => sum + tokens, 0);
  const groups = all <= target && units.length > 0 ? [units] : packUnits(units, target, overlap);
  return groups.map((group, ordinal) => toChunk(document, group, ordinal, target));
}

function toChunk(
  document: Pick<ParsedDocument, 'pages'>,
  group: readonly Unit[],
  ordinal: number,
  target: number,
): Chunk {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error('A chunk needs at least one unit');
  const span = { page_start: first.page_start, page_end: last.page_end, start: first.start, end: last.end };
  const said = {
    text: textOfSpan(document, span),
    heading_path: contextOf(first.path, target),
    ...(first.tableHeader === undefined ? {} : { table_header: first.tableHeader }),
  };
  return { ordinal, ...span, ...said, kind: kindOf(group), token_estimate: estimateTokens(embeddingTextOf(said)) };
}

/** What more than half of a group is; its headings do not count. */
function kindOf(group: readonly Unit[]): ChunkKind {
  const tokens = new Map<ChunkKind, number>();
  let all = 0;
  for (const unit of group) {
    if (unit.isHeading) continue;
    tokens.set(unit.kind, (tokens.get(unit.kind) ?? 0) + unit.tokens);
    all += unit.tokens;
  }
  const [most] = [...tokens].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] * 2 > all ? most[0] : 'text';
}
