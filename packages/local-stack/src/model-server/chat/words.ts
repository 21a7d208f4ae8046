const FUNCTION_WORDS = new Set(
  (
    'a an the this that these those i you he she it we they me him her us them my your his its our their mine yours one ones ' +
    'am is are was were be been being do does did done doing have has had having can could shall should will would may might must ' +
    'and or but if then than so as of at by for with about into to from in out on off over under up down again ' +
    'not no nor only own same too very just also there here any some all both each more most other such what which who whom whose ' +
    'when where why how much many long often please tell know want need like get got let go goes going come take takes give ' +
    'available possible able allowed exactly actually normally usually really ever still already kind sort thing way ' +
    'uh um er dont doesnt isnt cant im id ill whats wheres hows whos theres'
  ).split(' '),
);

/** Lower-case words and numbers of a text; clock times like 8:30 and a.m. stay whole. */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m');
  return plain.match(/\d+(?:[.:,]\d+)*|\p{L}+/gu) ?? [];
}

/** Words that carry meaning. */
export const contentWordsOf = (text: string) => wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word));

/** A crude stem: enough to see that `opening`, `opens` and `opened` are one word. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const stripped = word
    .replace(/(?:sses)$/, 'ss')
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1')
    .replace(/(?:ational|ation|ations)$/, 'ate')
    .replace(/(?:lling)$/, 'l')
    .replace(/(?:lled)$/, 'l')
    .replace(/([^aeiou]{2,}|[aeiou].*)(?:ing|ed)$/, '$1')
    .replace(/ly$/, '')
    .replace(/([bdgmnprt])\1$/, '$1');
  return stripped.length < 3 ? word : stripped.replace(/e$/, '');
}

/**
 * Whether two words are forms of one: the same stem, one the beginning of the other (`prescribe`, `prescription` share
 * six letters), or one letter apart in a long word, as a mishearing or misspelling is.
 */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [stem(a), stem(b)];
  if (x === y) return true;
  if (/\d/.test(x + y)) return false;
  const shared = sharedStart(x, y);
  const shorter = Math.min(x.length, y.length);
  return (shared >= 5 && shared >= shorter - 1) || (shorter >= 6 && oneEditApart(x, y));
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const start = sharedStart(a, b);
  const [x, y] = [a.slice(start), b.slice(start)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1);
}
