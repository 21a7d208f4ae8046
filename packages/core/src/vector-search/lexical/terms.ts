import { stemmer } from 'stemmer';

/**
 * Words that say nothing of what a text is about: Lucene's English list, and those that only make a sentence a
 * question. They are in nearly every passage, so they would cost the most and tell the least.
 */
const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this ' +
    'to was will with i you he she we my your our me us do does did can could would should may have has had what which ' +
    'who whom whose when where why how from so than too very just about am been were its s t'
  ).split(' '),
);

/** Scripts that set no spaces between words: their runs are cut into pairs of characters, as Lucene does. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+|[\p{L}\p{N}]+/gu;

/** Longer runs are no words (encoded data), and would only fill the index. */
const LONGEST_TERM = 64;

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/**
 * The terms of a text, in order, repeated as they are: lower case, without accents, stemmed (Porter), stop words left
 * out. Numbers and codes stay as they are. A query and a passage meet where they have the same term.
 */
export function termsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/gu, '')
    .normalize('NFKC')
    .toLowerCase();
  const terms: string[] = [];
  for (const [run] of plain.matchAll(RUNS)) {
    if (UNSPACED.test(run)) terms.push(...pairsOf(run));
    else if (run.length <= LONGEST_TERM && !STOP_WORDS.has(run)) terms.push(/^[a-z]+$/u.test(run) ? stemmer(run) : run);
  }
  return terms;
}
