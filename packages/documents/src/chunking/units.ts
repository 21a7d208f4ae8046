import type { ChunkKind, DocumentHeading, DocumentPage, DocumentSpan } from '@patchbay/core/ingestion-pipeline';
import { type Block, blocksOf, headerOf } from './blocks.ts';
import { contextTokens, repeatsHeader } from './context.ts';
import { splitLongSentence, splitSentences, type TextSpan } from './sentences.ts';
import { estimateTokens } from './token-estimate.ts';

/** What is never cut: a sentence, a row of a table, a line of code, or a heading. */
export interface Unit extends DocumentSpan {
  readonly tokens: number;
  readonly isHeading: boolean;
  readonly kind: ChunkKind;
  /** Headings in force, outermost first; a heading's own path ends with itself. */
  readonly path: readonly string[];
  /** Units under the same headings share it. */
  readonly section: number;
  /** Tokens of what it opens and what is best kept whole: a paragraph, list or table, or an item of a list. Else 0. */
  readonly wholeTokens: number;
  /** Number of its block, where that leads into the next one: a term before its definition, `as follows:`. */
  readonly leadingBlock: number | undefined;
  /** On rows below the header of their table: that header. */
  readonly tableHeader: string | undefined;
}

type Draft = { -readonly [Key in keyof Unit]: Unit[Key] };

/** A block of at most this many lines, and this share of a chunk, can lead into the next. */
const maxLeadLines = 3;
const maxLeadShare = 0.5;

const sumOf = (units: readonly Unit[]) => units.reduce((sum, { tokens }) => sum + tokens, 0);

/** What a chunk that begins with this unit says before it. */
export function contextTokensOf({ path, tableHeader }: Pick<Unit, 'path' | 'tableHeader'>, target: number): number {
  return contextTokens(path, target) + (tableHeader === undefined ? 0 : estimateTokens(tableHeader));
}

/** Splits a document into units, in reading order; each fits into a chunk of `target` tokens with its context. */
export function unitsOf(pages: readonly DocumentPage[], target: number): Unit[] {
  const units: Draft[] = [];
  const open: DocumentHeading[] = [];
  let path: readonly string[] = [];
  let section = 0;

  const add = (page: DocumentPage, span: TextSpan, of: Pick<Unit, 'isHeading' | 'kind' | 'tableHeader'>) => {
    const last = units.at(-1);
    // A piece that goes on with a word of the unit before costs what it adds to that, as `splitLongSentence` counts it.
    const goesOn = last?.page_end === page.number && last.end === span.start;
    const added = goesOn ? Math.ceil((span.end - span.start) / 2) : 0;
    const tokens = Math.max(added, estimateTokens(page.text.slice(span.start, span.end)));
    const place = { page_start: page.number, page_end: page.number, start: span.start, end: span.end };
    units.push({ ...place, ...of, tokens, path, section, wholeTokens: 0, leadingBlock: undefined });
  };
  const addBlock = (page: DocumentPage, block: Block) => {
    const first = units.length;
    const header = headerOf(page.text, block);
    const headerText = header && page.text.slice(header.start, header.end).trim();
    for (const line of block.lines) {
      const opening = units.length;
      const isBelow = headerText !== undefined && line !== header && repeatsHeader(headerText, target);
      const tableHeader = isBelow ? headerText : undefined;
      const max = target - contextTokensOf({ path, tableHeader }, target);
      for (const span of fitting(page.text, line, block.kind, max)) {
        add(page, span, { isHeading: false, kind: block.kind, tableHeader });
      }
      const [head, ...rest] = units.slice(opening);
      if (head && block.kind === 'list') head.wholeTokens = head.tokens + sumOf(rest);
    }
    const added = units.slice(first);
    const [head] = added;
    if (head) head.wholeTokens = sumOf(added);
    if (!leadsOn(page.text, block) || sumOf(added) > target * maxLeadShare) return;
    for (const unit of added) unit.leadingBlock = first;
  };
  const addBody = (page: DocumentPage, from: number, to: number) => {
    for (const block of blocksOf(page.text, from, to)) addBlock(page, block);
  };

  for (const page of pages) {
    const carriedOn = units.length;
    let position = 0;
    for (const heading of validHeadings(page)) {
      addBody(page, position, heading.start);
      while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
      open.push(heading);
      path = open.map(({ text }) => text);
      section += 1;
      position = heading.start + heading.text.length;
      const max = target - contextTokens(path, target);
      for (const span of splitLongSentence(heading.text, heading.start, max)) {
        add(page, span, { isHeading: true, kind: 'text', tableHeader: undefined });
      }
    }
    addBody(page, position, page.text.length);
    joinAcrossPages(units, carriedOn, pages, target);
  }
  return units;
}

function leadsOn(text: string, { start, end, kind, lines }: Block): boolean {
  if (kind === 'table' || kind === 'code') return false;
  return !/[.!?…。！？]["'”’)\]]*\s*$/u.test(text.slice(start, end)) && lines.length <= maxLeadLines;
}

/** Headings that stand where they say, in order; anything else would corrupt offsets. */
function validHeadings(page: DocumentPage): DocumentHeading[] {
  let end = 0;
  return (page.headings ?? []).filter(({ text, start }) => {
    const valid = start >= end && text.trim() !== '' && page.text.startsWith(text, start);
    if (valid) end = start + text.length;
    return valid;
  });
}

/** The sentences of a line. Rows and lines of code are one unit: their parts mean nothing apart. */
function fitting(text: string, line: TextSpan, kind: ChunkKind, maxTokens: number): TextSpan[] {
  const content = text.slice(line.start, line.end);
  const isOne = (kind === 'table' || kind === 'code') && estimateTokens(content) <= maxTokens;
  if (isOne) return splitLongSentence(content, line.start, maxTokens);
  return splitSentences(content, line.start).flatMap((span) => {
    const sentence = text.slice(span.start, span.end);
    return estimateTokens(sentence) <= maxTokens ? [span] : splitLongSentence(sentence, span.start, maxTokens);
  });
}

/** A sentence that a page's end cuts in two is one unit again, if it fits. */
function joinAcrossPages(units: Draft[], index: number, pages: readonly DocumentPage[], target: number): void {
  const before = units[index - 1];
  const after = units[index];
  if (before === undefined || after === undefined || before.isHeading || after.isHeading) return;
  if (before.kind === 'table' || before.kind === 'code' || after.kind === 'table' || after.kind === 'code') return;
  const ending = pages[before.page_end - 1]?.text.slice(before.start, before.end) ?? '';
  const beginning = pages[after.page_start - 1]?.text.slice(after.start, after.end) ?? '';
  const goesOn = !/[.!?:;…。！？]["'”’)\]]*$/u.test(ending) && /^\p{Ll}/u.test(beginning);
  const fits = before.tokens + after.tokens <= target - contextTokensOf(before, target);
  if (!goesOn || !fits || before.page_start !== before.page_end) return;
  Object.assign(before, { page_end: after.page_end, end: after.end, tokens: before.tokens + after.tokens });
  const next = units[index + 1];
  const rest = after.wholeTokens - after.tokens;
  if (next !== undefined && next.wholeTokens === 0 && rest > 0) next.wholeTokens = rest;
  units.splice(index, 1);
}
