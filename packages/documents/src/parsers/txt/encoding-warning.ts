import type { DecodedText } from './decode-text.ts';

/** What the owner of a file should know about how its bytes were read. */
export function encodingWarnings({ isGuess, encoding }: DecodedText): string[] {
  return isGuess ? [`The text is not Unicode and does not say its encoding; it was read as ${encoding}.`] : [];
}
