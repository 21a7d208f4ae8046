import { estimateTokens } from './token-estimate.ts';

/** A piece of a text: `start` inclusive, `end` exclusive, neither on white space. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

// A fixed locale: the machine's own must not decide where a document is cut.
const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** After these a full stop ends no sentence. */
const abbreviation = /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|no|vs|cf|fig|approx|e\.g|i\.e|p|pp|[A-Z])\.$/i;

/** The sentences of one line of text. */
export function splitSentences(text: string, base: number): TextSpan[] {
  const spans: { start: number; end: number }[] = [];
  let previous = '';
  for (const { segment, index } of sentenceSegmenter.segment(text)) {
    const span = trimmed(segment, base + index);
    if (span === undefined) continue;
    const last = spans.at(-1);
    if (last !== undefined && abbreviation.test(previous)) last.end = span.end;
    else spans.push({ ...span });
    previous = segment.trimEnd();
  }
  return spans;
}

/**
 * Cuts a sentence that is longer than a chunk: after a clause where one ends late enough, else between words. A single
 * word of more than `maxTokens` (an encoded blob, or a script without spaces) is cut at the word boundaries of its
 * script, and in the last resort between characters.
 */
export function splitLongSentence(text: string, base: number, maxTokens: number): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = -1;
  let end = 0;
  let tokens = 0;
  let clauseEnd = 0;
  const cut = (at: number) => {
    const span = trimmed(text.slice(start, at), base + start);
    if (span !== undefined) spans.push(span);
    start = at;
    tokens = estimateTokens(text.slice(at, end));
    clauseEnd = 0;
  };
  for (const word of wordsOf(text, maxTokens)) {
    const wordTokens = estimateTokens(text.slice(word.start, word.end));
    if (start === -1) start = word.start;
    if (tokens > 0 && tokens + wordTokens > maxTokens) {
      cut(clauseEnd > 0 ? clauseEnd : end);
      if (tokens + wordTokens > maxTokens) cut(end);
    }
    tokens += wordTokens;
    end = word.end;
    if (tokens > maxTokens / 2 && /[,;:–—)\]]$/.test(text.slice(word.start, word.end))) clauseEnd = end;
  }
  if (start !== -1) cut(end);
  return spans;
}

function* wordsOf(text: string, maxTokens: number): Generator<TextSpan> {
  for (const match of text.matchAll(/\S+/g)) {
    const [word] = match;
    if (estimateTokens(word) <= maxTokens) {
      yield { start: match.index, end: match.index + word.length };
      continue;
    }
    for (const { segment, index } of wordSegmenter.segment(word)) {
      // Each character costs at most one token, so a slice of maxTokens characters always fits.
      for (const piece of slices(segment, maxTokens)) {
        yield { start: match.index + index + piece.start, end: match.index + index + piece.end };
      }
    }
  }
}

/** Slices of at most `length` code units that split no surrogate pair. */
function* slices(text: string, length: number): Generator<TextSpan> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + length);
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
    yield { start, end };
    start = end;
  }
}

function trimmed(text: string, base: number): TextSpan | undefined {
  const inner = text.trim();
  if (inner === '') return undefined;
  const start = base + (text.length - text.trimStart().length);
  return { start, end: start + inner.length };
}
