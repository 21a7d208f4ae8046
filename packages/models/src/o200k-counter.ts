import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TokenCounter } from '@patchbay/core/prompt-registry';

/** Name of the bundle with the encoding and its 200,000 ranks, beside the function's own: only who counts loads it. */
const ENCODING_BUNDLE = 'o200k-base.mjs';

/** Longest run of letters, of white space or of signs that is counted in one piece: merging one takes quadratic time. */
const LONGEST_RUN = 256;

/** The kinds of characters that the encoding keeps together without end. */
const KINDS = ['[\\p{L}\\p{M}]', '\\s', '[^\\s\\p{L}\\p{M}\\p{N}]'];
const TOO_LONG_RUN = new RegExp(KINDS.map((kind) => `${kind}{${LONGEST_RUN}}(?=${kind})`).join('|'), 'gu');

/**
 * Counts tokens in `o200k_base`, the encoding of GPT-4o and its successors; other models differ by some per cent. The
 * encoding is loaded with the first count.
 */
export function o200kCounter(): TokenCounter {
  let encoding: Promise<typeof import('./o200k-base.ts')> | undefined;
  return {
    async count(text) {
      encoding ??= import(encodingUrl());
      const { countO200kBase } = await encoding;
      let count = 0;
      let start = 0;
      for (const { index, 0: run } of text.matchAll(TOO_LONG_RUN)) {
        const end = index + run.length;
        count += countO200kBase(text.slice(start, end));
        start = end;
      }
      count += countO200kBase(text.slice(start));
      return { encoding: 'o200k_base', count, exact: start === 0 };
    },
  };
}

/** For the build: what a bundle of a function that counts tokens needs beside it. Paths are absolute. */
export function tokenBundleParts(): { readonly child: { readonly entry: string; readonly file: string } } {
  return { child: { entry: fileURLToPath(new URL('./o200k-base.ts', import.meta.url)), file: ENCODING_BUNDLE } };
}

/** From source it is o200k-base.ts; in a bundle it is {@link ENCODING_BUNDLE} beside it. */
function encodingUrl(): string {
  const [source, bundle] = ['./o200k-base.ts', `./${ENCODING_BUNDLE}`].map((name) => new URL(name, import.meta.url));
  const found = [source, bundle].find((url) => url !== undefined && existsSync(fileURLToPath(url)));
  if (found === undefined) throw new Error(`${ENCODING_BUNDLE} is missing beside the bundle`);
  return found.href;
}
