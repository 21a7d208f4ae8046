import {
  type Chunk,
  type ChunkingOptions,
  chunkingOptionsSchema,
  embeddingTextOf,
  type ParsedDocument,
  textOfSpan,
} from '@patchbay/core/ingestion-pipeline';
import { estimateTokens } from './token-estimate.ts';
import { type Unit, unitsOf } from './units.ts';

/** Share of the target that headings may take as context, and the share that a unit may have at most. */
const contextShare = 0.25;
const unitShare = 0.75;
/** A heading ends a chunk that has at least this share of the target; smaller sections share one. */
const sectionShare = 0.25;
/** A paragraph that would not fit whole begins the next chunk, once this share of the target is filled. */
const paragraphShare = 0.5;

/**
 * Cuts a document into chunks of at most `target_tokens`: along headings first, then paragraphs, then sentences. A
 * document that fits is one chunk. Pure and deterministic; time is linear in the text.
 *
 * @throws ZodError when the options contradict each other
 */
export function chunkDocument(
  document: Pick<ParsedDocument, 'pages'>,
  options: Partial<ChunkingOptions> = {},
): Chunk[] {
  const { target_tokens: target, overlap_tokens: overlap } = chunkingOptionsSchema.parse(options);
  const units = unitsOf(document.pages, Math.floor(target * unitShare));
  const all = sumOf(units);
  const groups = all <= target && units.length > 0 ? [units] : pack(units, target, overlap);
  return groups.map((group, ordinal) => toChunk(document, group, ordinal, target));
}

function pack(units: readonly Unit[], target: number, overlap: number): Unit[][] {
  const groups: Unit[][] = [];
  let group: Unit[] = [];
  /** How many units at the head of the group are repeated from the group before. */
  let repeated = 0;

  /** Closes the group; what leads into the next unit goes with it. */
  const close = (next: Unit) => {
    const carried = leadInto(next, group.slice(repeated));
    const closed = group.slice(0, group.length - carried.length);
    if (closed.length > repeated) groups.push(closed);
    const tail = carried.length > 0 || next.isHeading ? [] : overlapOf(closed, next, overlap, target);
    repeated = tail.length;
    group = [...tail, ...carried];
  };

  for (const unit of units) {
    const filled = sumOf(group);
    const budget = target - contextTokens(group[0] ?? unit, target);
    const isFresh = group.length > repeated;
    const wholeBlock = Math.max(unit.blockTokens, unit.tokens);
    const sectionEnds = unit.isHeading && group.some(({ isHeading }) => !isHeading);
    const sectionIsLarge = sectionEnds && filled >= target * sectionShare;
    // A citation names pages: a heading that opens a page never shares a chunk with the page before.
    const pageEnds = sectionEnds && unit.page_start !== group.at(-1)?.page_end;
    const blockWaits = filled + wholeBlock > budget && wholeBlock <= budget && filled >= target * paragraphShare;
    if (isFresh && (pageEnds || sectionIsLarge || blockWaits || filled + unit.tokens > budget)) {
      close(unit);
      // What leads in but leaves no room for the unit below stands as a chunk of its own.
      if (group.length > repeated && sumOf(group) + unit.tokens > target - contextTokens(group[0] ?? unit, target)) {
        groups.push(group);
        group = [];
        repeated = 0;
      }
    }
    group.push(unit);
  }
  if (group.length > repeated) groups.push(group);
  return groups;
}

/** Whole sentences from the end of a group, of the same section, that fit beside the next unit. */
function overlapOf(group: readonly Unit[], next: Unit, overlap: number, target: number): Unit[] {
  const budget = Math.min(overlap, target - contextTokens(next, target) - next.tokens);
  let tokens = 0;
  let from = group.length;
  // The first unit is never repeated, or a chunk could repeat all of the one before.
  for (let i = group.length - 1; i > 0; i--) {
    const unit = group[i];
    if (unit === undefined || unit.isHeading || unit.section !== next.section) break;
    tokens += unit.tokens;
    if (tokens > budget) break;
    from = i;
  }
  return group.slice(from);
}

/** The end of a group that belongs to what follows: headings, and one block such as a term before its definition. */
function leadInto(next: Unit, group: readonly Unit[]): Unit[] {
  const block = next.isHeading ? undefined : group.at(-1)?.leadingBlock;
  const isOfBlock = (unit: Unit) => block !== undefined && unit.leadingBlock === block;
  const lastOther = group.findLastIndex((unit) => !isOfBlock(unit));
  const lastText = group.slice(0, lastOther + 1).findLastIndex(({ isHeading }) => !isHeading);
  return group.slice(lastText + 1);
}

/** The innermost headings that fit into their share of the chunk. */
function contextOf(unit: Unit, target: number): string[] {
  const context: string[] = [];
  let tokens = 0;
  for (const heading of unit.path.toReversed()) {
    tokens += estimateTokens(heading) + 1;
    if (tokens > target * contextShare) break;
    context.unshift(heading);
  }
  return context;
}

function contextTokens(unit: Unit, target: number): number {
  return contextOf(unit, target).reduce((sum, heading) => sum + estimateTokens(heading) + 1, 0);
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
  const text = textOfSpan(document, span);
  const heading_path = contextOf(first, target);
  return {
    ordinal,
    text,
    ...span,
    heading_path,
    token_estimate: estimateTokens(embeddingTextOf({ heading_path, text })),
  };
}

function sumOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.tokens, 0);
}
