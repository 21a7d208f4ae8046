import type { ChunkKind } from '@patchbay/core/ingestion-pipeline';
import type { TextSpan } from './sentences.ts';

/** Lines of a page that belong together, with what they are. */
export interface Block extends TextSpan {
  readonly kind: ChunkKind;
  readonly lines: readonly TextSpan[];
}

/** Cells as the parsers write them, or as plain files have them. */
const cellEnd = / \| |\t/;
const listMark = /^\s*(?:[-*•–◦▪]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S/iu;
const codeLine =
  /^\s*(?:\/\/|#!|#include|[$>] \S|@\w|[}\])]+[;,]?$)|[;{}]\s*$|\w\(.*\)\s*:?$|^\s*[\w.$]+\s*(?::=|[-+*]?=|=>)\s*\S|^\s*(?:const|let|var|def|class|import|from|return|export|if|for|function)\b.*[:;{(]\s*$/u;

/** A form counts when at least this share of the lines has it. */
const mostLines = 0.75;
/** Shorter than a column's name can be: a first row with a longer cell is a row like the others. */
const longestColumnName = 60;

/** The blocks of a part of a page. Their kind is told by their form: parsers write every table and list alike. */
export function* blocksOf(text: string, from: number, to: number): Generator<Block> {
  for (const span of piecesOf(text, from, to, /\n[^\S\n]*\n\s*/g)) {
    const lines = [...piecesOf(text, span.start, span.end, /\n/g)];
    yield { ...span, lines, kind: kindOf(lines.map(({ start, end }) => text.slice(start, end))) };
  }
}

function kindOf(lines: readonly string[]): ChunkKind {
  const have = (form: RegExp) => lines.filter((line) => form.test(line)).length >= lines.length * mostLines;
  if (lines.length < 2) return 'text';
  if (cellEnd.test(lines[0] ?? '') && have(cellEnd)) return 'table';
  // What an item has besides its first line stands below it.
  if (listMark.test(lines[0] ?? '') && have(/^\s*(?:[-*•–◦▪]|\(?\w{1,4}[.)])\s|^\s{2,}/u)) return 'list';
  return lines.length > 2 && have(new RegExp(`${codeLine.source}|^(?: {2,}|\\t)\\S`, 'u')) ? 'code' : 'text';
}

/** The first row of a table, where it names columns. */
export function headerOf(text: string, { kind, lines: [first] }: Block): TextSpan | undefined {
  if (kind !== 'table' || first === undefined) return undefined;
  const cells = text.slice(first.start, first.end).split(/ \| |\t+/);
  const names = cells.filter((cell) => /\p{L}/u.test(cell) && cell.length <= longestColumnName && !/[.!?]$/.test(cell));
  return cells.every((cell) => cell.trim() === '' || names.includes(cell)) && names.length > 0 ? first : undefined;
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
