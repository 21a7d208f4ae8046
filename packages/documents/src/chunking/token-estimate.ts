/**
 * Estimates how many WordPiece tokens (BERT's English vocabulary, which MiniLM uses) a text becomes, without the
 * vocabulary: chunks are shared by indexes of several models, and the real tokenizer reads 1–4 MB/s where this reads
 * 20–100. Costs by character class, fitted to lean high. Estimate over real count, of chunks of 200 estimated tokens:
 *
 * - plain English (700 abstracts of Cranfield): median 1.14, 5 % below 1.09, lowest 0.96;
 * - a manual with code (Node's API, 1,291 chunks): median 0.98, 5 % below 0.87, lowest 0.77, largest chunk 242 tokens;
 * - Chinese, Japanese, Korean, Russian, Ukrainian, Hindi: medians 0.95 to 1.16, largest chunk 222 tokens;
 * - other languages in Latin letters, whose words the vocabulary does not have: medians 0.69 (Polish) to 0.88
 *   (French), largest chunk 272 tokens.
 *
 * So what MiniLM reads (256 tokens) holds a chunk of 200 but for a rare one in a language that it was not made for.
 *
 * - a run of letters: 1 up to 7 letters, then 1 more for every 4 (long and rare words fall apart);
 * - a run of digits: 1 up to 4 digits, then 1 more for every 2;
 * - each other mark, each Chinese or Japanese character, each letter of another script: 1; marks over letters: 0;
 * - a Korean syllable: the 2 or 3 letters that it is made of.
 *
 * The estimate of a text is the sum over its words, so it adds up wherever white space is cut.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(/[A-Za-z]+|\d+|[\u00c0-\u024f]+|[^\sA-Za-z\d\u00c0-\u024f]+/g)) {
    const code = run.charCodeAt(0);
    if (isAsciiLetter(code)) tokens += run.length <= 7 ? 1 : 1 + Math.ceil((run.length - 7) / 4);
    else if (code >= 48 && code <= 57) tokens += run.length <= 4 ? 1 : 1 + Math.ceil((run.length - 4) / 2);
    else if (code >= 0xc0 && code <= 0x24f) tokens += Math.ceil(run.length / 2);
    else tokens += otherTokens(run);
  }
  return tokens;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Marks and other scripts; the tokenizer takes Korean syllables apart, and marks off the letters that they are over. */
function otherTokens(run: string): number {
  let tokens = 0;
  for (const character of run) {
    const code = character.charCodeAt(0);
    if (code >= 0xac00 && code <= 0xd7a3) tokens += (code - 0xac00) % 28 === 0 ? 2 : 3;
    else if (!/\p{Mn}/u.test(character)) tokens += 1;
  }
  return tokens;
}
