const MAX_WORDS = 200;

/** Words too common to be worth preferring: the general language model knows them better. */
const COMMON = new Set(
  (
    'a about after all also an and any are as at be been before but by can could did do does for from had has have he her his ' +
    'how i if in into is it its just me more most my no not of on one only or our out over she so some such than that the ' +
    'their them then there these they this those to under up us very was we were what when where which who why will with ' +
    'would you your'
  ).split(' '),
);

/**
 * The words of a `prompt` (and of `keywords`) that the recogniser should prefer: lower case, each once, without the
 * commonest words, at most 200.
 */
export function boostedWords(hints: readonly string[]): string[] {
  const words =
    hints
      .join(' ')
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z][a-z']*/g) ?? [];
  const wanted = words.map((word) => word.replace(/'+$/, '')).filter((word) => word.length > 2 && !COMMON.has(word));
  return [...new Set(wanted)].slice(0, MAX_WORDS);
}
