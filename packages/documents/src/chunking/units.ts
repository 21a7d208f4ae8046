import type { DocumentHeading, DocumentPage, DocumentSpan } from '@patchbay/core/ingestion-pipeline';
import { splitLongSentence, splitSentences, type TextSpan } from './sentences.ts';
import { estimateTokens } from './token-estimate.ts';

/** What is never cut: a sentence, a line of a list or table, or a heading. */
export interface Unit extends DocumentSpan {
  readonly tokens: number;
  readonly isHeading: boolean;
  /** Headings in force, outermost first; a heading's own path ends with itself. */
  readonly path: readonly string[];
  /** Units under the same headings share it. */
  readonly section: number;
  /** On the first unit of a paragraph, list or table: its tokens altogether. Else 0. */
  readonly blockTokens: number;
  /** Number of its block, where that leads into the next one: a term before its definition, `as follows:`. */
  readonly leadingBlock: number | undefined;
}

interface Draft extends DocumentSpan {
  tokens: number;
  readonly isHeading: boolean;
  readonly path: readonly string[];
  readonly section: number;
  blockTokens: number;
  leadingBlock: number | undefined;
}

/** A block of at most this many lines, and this share of a unit's bound, can lead into the next. */
const maxLeadLines = 3;
const maxLeadShare = 0.7;

/** Splits a document into units, in reading order. None has more than `maxTokens`. */
export function unitsOf(pages: readonly DocumentPage[], maxTokens: number): Unit[] {
  const units: Draft[] = [];
  const open: DocumentHeading[] = [];
  let path: readonly string[] = [];
  let section = 0;

  const add = (page: DocumentPage, span: TextSpan, isHeading: boolean): Draft => {
    const tokens = estimateTokens(page.text.slice(span.start, span.end));
    const place = { page_start: page.number, page_end: page.number, start: span.start, end: span.end };
    const unit = { ...place, tokens, isHeading, path, section, blockTokens: 0, leadingBlock: undefined };
    units.push(unit);
    return unit;
  };
  const addBody = (page: DocumentPage, from: number, to: number) => {
    for (const block of blocksOf(page.text, from, to)) {
      const first = units.length;
      for (const line of linesOf(page.text, block)) {
        for (const span of fitting(page.text, line, maxTokens)) add(page, span, false);
      }
      const added = units.slice(first);
      const blockTokens = added.reduce((sum, unit) => sum + unit.tokens, 0);
      const [head] = added;
      if (head) head.blockTokens = blockTokens;
      if (!leadsOn(page.text.slice(block.start, block.end)) || blockTokens > maxTokens * maxLeadShare) continue;
      for (const unit of added) unit.leadingBlock = first;
    }
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
      for (const span of splitLongSentence(heading.text, heading.start, maxTokens)) add(page, span, true);
    }
    addBody(page, position, page.text.length);
    joinAcrossPages(units, carriedOn, pages, maxTokens);
  }
  return units;
}

function leadsOn(block: string): boolean {
  return !/[.!?…]["'”’)\]]*\s*$/u.test(block) && block.split('\n').length <= maxLeadLines;
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

function* blocksOf(text: string, from: number, to: number): Generator<TextSpan> {
  yield* piecesOf(text, from, to, /\n[^\S\n]*\n\s*/g);
}

function* linesOf(text: string, block: TextSpan): Generator<TextSpan> {
  yield* piecesOf(text, block.start, block.end, /\n/g);
}

function* piecesOf(text: string, from: number, to: number, separator: RegExp): Generator<TextSpan> {
  const part = text.slice(from, to);
  let start = 0;
  for (const match of part.matchAll(separator)) {
    yield { start: from + start, end: from + match.index };
    start = match.index + match[0].length;
  }
  yield { start: from + start, end: to };
}

/** The sentences of a line. A row of a table is one unit: its cells mean nothing apart. */
function fitting(text: string, line: TextSpan, maxTokens: number): TextSpan[] {
  const content = text.slice(line.start, line.end);
  const isRow = content.includes(' | ') && estimateTokens(content) <= maxTokens;
  const sentences = isRow ? splitLongSentence(content, line.start, maxTokens) : splitSentences(content, line.start);
  return sentences.flatMap((span) => {
    const sentence = text.slice(span.start, span.end);
    return estimateTokens(sentence) <= maxTokens ? [span] : splitLongSentence(sentence, span.start, maxTokens);
  });
}

/** A sentence that a page's end cuts in two is one unit again, if it fits. */
function joinAcrossPages(units: Draft[], index: number, pages: readonly DocumentPage[], maxTokens: number): void {
  const before = units[index - 1];
  const after = units[index];
  if (before === undefined || after === undefined || before.isHeading || after.isHeading) return;
  const ending = pages[before.page_end - 1]?.text.slice(before.start, before.end) ?? '';
  const beginning = pages[after.page_start - 1]?.text.slice(after.start, after.end) ?? '';
  const goesOn = !/[.!?:;…]["'”’)\]]*$/u.test(ending) && /^\p{Ll}/u.test(beginning);
  if (!goesOn || before.tokens + after.tokens > maxTokens || before.page_start !== before.page_end) return;
  Object.assign(before, { page_end: after.page_end, end: after.end, tokens: before.tokens + after.tokens });
  const next = units[index + 1];
  const rest = after.blockTokens - after.tokens;
  if (next !== undefined && next.blockTokens === 0 && rest > 0) next.blockTokens = rest;
  units.splice(index, 1);
}
