import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

/** Nothing in a text is a control token: it is counted as the letters that it is. */
const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** Tokens of a text in o200k_base. The merges of one unbroken run take quadratic time: callers bound the runs. */
export function countO200kBase(text: string): number {
  return countTokens(text, AS_TEXT);
}
