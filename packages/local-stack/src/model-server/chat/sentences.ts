import type { Citation, KnowledgeResult } from './knowledge-result.ts';

/** A sentence (or a line of a list or table) that may be quoted, and what stands around it. */
export type Candidate = {
  /** As it stands in the document, but for line breaks. */
  text: string;
  /** The heading above it, or ''. */
  heading: string;
  /** The sentence before it in the same paragraph, or ''. */
  before: string;
  citation: Citation;
};

const MAX_CANDIDATES = 400;
const BULLET = /^\s*(?:[•▪◦‣*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+/;
/** A chunk may be long, a sentence that is read out to a caller may not. */
const MAX_SENTENCE = 420;

/** Cuts what the search returned into candidates; the same sentence in overlapping chunks comes once. */
export function candidatesOf(result: KnowledgeResult): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { text, citation } of result.results) {
    let heading = '';
    for (const block of blocksOf(text)) {
      const sentences = sentencesOf(block.text);
      sentences.forEach((sentence, index) => {
        const key = `${citation.file_name}\n${sentence}`;
        if (found.has(key) || sentence.length > MAX_SENTENCE || !/\p{L}.*\p{L}/u.test(sentence)) return;
        found.set(key, { text: sentence, heading, before: sentences[index - 1] ?? '', citation });
      });
      if (block.short) heading = block.text;
    }
  }
  return [...found.values()].slice(0, MAX_CANDIDATES);
}

type Block = {
  text: string /** A line of its own that ends without a full stop: a heading, or a row. */;
  short: boolean;
};

/** Paragraphs, list items and short lines. Lines that only wrap are joined again. */
function blocksOf(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const widest = Math.max(...lines.map((line) => line.trim().length));
  const blocks: Block[] = [];
  let open = '';
  const flush = (short = false) => {
    if (open !== '') blocks.push({ text: open, short });
    open = '';
  };
  for (const [index, raw] of lines.entries()) {
    const line = raw
      .replace(BULLET, '')
      .replace(/^#+\s+/, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (line === '') flush();
    if (line === '') continue;
    if (BULLET.test(raw) || raw.startsWith('#')) flush();
    const alone = open === '' && standsAlone(line, lines[index + 1], widest);
    open = open === '' ? line : `${open} ${line}`;
    if (alone) flush(true);
  }
  flush();
  return blocks;
}

function standsAlone(line: string, next: string | undefined, widest: number): boolean {
  if (line.length > 60 || /[.!?;,]$/.test(line)) return false;
  const continues = next !== undefined && /^\s*[\p{Ll}(]/u.test(next);
  return !continues && (line.length < 0.7 * widest || /:$/.test(line) || widest <= 60);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** After these, a full stop does not end the sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|No|Nos|Tel|Ext|Fig|approx|vs|cf|e\.g|i\.e)\.\s*$/i;
const HALF_DAY = /\b[ap]\.m\.\s*$/i;
const GOES_ON_AFTER_HALF_DAY =
  /^(?:[\p{Ll}\d(–-]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)/u;

function sentencesOf(block: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(block)) {
    const last = sentences.at(-1);
    const joins =
      last !== undefined && (ABBREVIATION.test(last) || (HALF_DAY.test(last) && GOES_ON_AFTER_HALF_DAY.test(segment)));
    if (joins) sentences[sentences.length - 1] = last + segment;
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
