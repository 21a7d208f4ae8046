import { estimateTokens } from './token-estimate.ts';

/** A piece of a text: `start` inclusive, `end` exclusive, neither on white space. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

// A fixed locale: the machine's own must not decide where a document is cut.
const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** After these a full stop ends no sentence: usual short forms of some European languages. */
const shortForm = new RegExp(
  String.raw`(?:^|[\s([„“"'])(?:(?:\p{L}\.\s?)+\p{L}|${[
    'dr|mr|mrs|ms|prof|st|no|vs|cf|fig|figs|eq|approx|sec|ch|vol|ed|eds|p|pp|inc|ltd|jr|sr|al',
    'nr|abs|art|bzw|ca|evtl|ggf|hr|fr|inkl|exkl|max|min|str|tel|usw|vgl|zzgl|sog|gem',
    'av|env|mme|mlle|réf|sra|srta|ud|uds|núm|pág|sig|dott|ecc|tlf|blz|dhr|mevr',
  ].join('|')})\.$`,
  'iu',
);
const initial = /(?:^|[\s([„“"'])(?:\p{Lu}|[disuz])\.$/u;
/** "am 3. Oktober": a number of a day or a floor, where an article or preposition comes before it. */
const ordinal = /(?:^|\s)(?:am|an|ab|bis|dem|den|der|des|die|das|im|seit|und|vom|zum|zur|den|på)\s+\d{1,2}\.$/iu;

/** The sentences of one line of text, in whatever language it is. */
export function splitSentences(text: string, base: number): TextSpan[] {
  const spans: { start: number; end: number }[] = [];
  let previous = '';
  for (const { segment, index } of segmentsOf(text)) {
    const span = trimmed(segment, base + index);
    if (span === undefined) continue;
    const last = spans.at(-1);
    const goesOn = [shortForm, initial, ordinal].some((form) => form.test(previous));
    if (last !== undefined && goesOn) last.end = span.end;
    else {
      // The segmenter leaves the mark that opens a quotation with the sentence before, where no space is between.
      const isOpening = last?.end === span.start && /[「『（《〈【]$/u.test(previous);
      if (isOpening && last !== undefined) last.end -= 1;
      spans.push({ start: span.start - (isOpening ? 1 : 0), end: span.end });
    }
    previous = segment.trimEnd();
  }
  return spans;
}

/** The segmenter's sentences, cut further where a mark stands alone between spaces, as in texts that were tokenised. */
function* segmentsOf(text: string): Generator<{ segment: string; index: number }> {
  for (const { segment, index } of sentenceSegmenter.segment(text)) {
    let from = 0;
    for (const mark of segment.matchAll(/ [.?!] /g)) {
      const to = mark.index + mark[0].length;
      yield { segment: segment.slice(from, to), index: index + from };
      from = to;
    }
    if (from < segment.length) yield { segment: segment.slice(from), index: index + from };
  }
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
    // A piece that goes on with a word costs what it adds to that: at most one token for two characters.
    const added = start !== -1 && word.start === end ? Math.ceil((word.end - word.start) / 2) : 0;
    const wordTokens = Math.max(added, estimateTokens(text.slice(word.start, word.end)));
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
      // A character costs three tokens at most, so a slice of a third always fits.
      for (const piece of slices(segment, Math.floor(maxTokens / 3))) {
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
