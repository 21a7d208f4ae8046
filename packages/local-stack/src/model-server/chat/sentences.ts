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

/** Whether a sentence cannot be understood without the one before it. */
export const leansOnBefore = ({ text }: Candidate) =>
  /^(?:it|its|they|their|this|these|that|those|he|she|there|then|otherwise|in that case|in this case|after that)\b/i.test(
    text,
  );

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
      if (block.is_heading) heading = block.text;
      // A heading says what is spoken of, seldom anything about it.
      if (block.is_heading && !/\d/.test(block.text)) continue;
      const sentences = sentencesOf(block.text);
      sentences.forEach((sentence, index) => {
        const key = `${citation.file_name}\n${sentence}`;
        if (found.has(key) || sentence.length > MAX_SENTENCE || !/\p{L}.*\p{L}/u.test(sentence)) return;
        found.set(key, { text: sentence, heading, before: sentences[index - 1] ?? '', citation });
      });
    }
  }
  return [...found.values()].slice(0, MAX_CANDIDATES);
}

type Block = { text: string; is_heading: boolean };

/** Paragraphs, list items, rows and headings. Lines that only wrap are joined again. */
function blocksOf(text: string): Block[] {
  const raw = text.split(/\r?\n/);
  const lines = raw.map((line) =>
    line
      .replace(BULLET, '')
      .replace(/^#+\s+/, '')
      .trim(),
  );
  const widest = Math.max(...lines.map((line) => line.length));
  const short = lines.map((line, index) => standsAlone(line, lines[index + 1], widest));
  const blocks: Block[] = [];
  let open = '';
  const flush = (is_heading = false) => {
    if (open !== '') blocks.push({ text: open, is_heading });
    open = '';
  };
  lines.forEach((line, index) => {
    if (line === '' || BULLET.test(raw[index] ?? '') || short[index]) flush();
    if (line === '') return;
    // The cells of a row stay apart.
    const plain = line.replace(/\s*\t\s*/g, ', ').replace(/\s+/g, ' ');
    open = open === '' ? plain : `${open} ${plain}`;
    // Between other short lines it is a row of a table; alone, it heads what follows.
    if (short[index]) flush((lines[index - 1] ?? '') === '' && !short[index + 1]);
  });
  flush();
  return blocks;
}

/** Whether a line is too short to have been wrapped, and does not end as a sentence does. */
function standsAlone(line: string, next: string | undefined, widest: number): boolean {
  if (line === '' || line.length > 80 || /[.!?;]$/.test(line)) return false;
  const continues = next !== undefined && /^[\p{Ll}(]/u.test(next);
  return !continues && (line.length < 0.7 * widest || /[:\t]/.test(line) || widest <= 60);
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
