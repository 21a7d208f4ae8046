const FUNCTION_WORDS = new Set(
  (
    'a an the this that these those i you he she it we they me him her us them my your his its our their mine yours one ones ' +
    'am is are was were be been being do does did done doing have has had having can could shall should will would may might must ' +
    'and or but if then than so as of at by for with about into to from in out on off over under up down again ' +
    'not no nor only same too very just also there here any some all both each more most other such what which who whom whose ' +
    'when where why how much many long often please tell know want need like get got let go goes going come take takes give find ' +
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
  return plain.match(/\d+(?:[.:,]\d+)*|\p{L}+\d*/gu) ?? [];
}

/** Words that carry meaning. */
export const contentWordsOf = (text: string) => wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word));

const IRREGULAR = new Map(
  (
    'left leave,kept keep,paid pay,sent send,bought buy,sold sell,held hold,made make,ran run,began begin,begun begin,spoke speak,' +
    'spoken speak,wrote write,written write,taken take,given give,lost lose,found find,brought bring,told tell,met meet,built build,' +
    'worn wear,broken break,broke break,driven drive,drove drive,eaten eat,ate eat,taught teach,lent lend,children child,men man,' +
    'women woman,feet foot,people person,said say,seen see,saw see,spent spend,felt feel,shown show,stolen steal,slept sleep'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** A crude stem: enough to see that `opening`, `opens` and `opened` are one word. */
export function stem(word: string): string {
  const regular = IRREGULAR.get(word) ?? word;
  if (regular.length < 4 || /\d/.test(regular)) return regular;
  const stripped = regular
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1')
    .replace(/ations?$/, 'ate')
    .replace(/l(ling|led)$/, 'l')
    .replace(/([^aeiou]{2,}|[aeiou].*)(?:ing|ed)$/, '$1')
    .replace(/ly$/, '')
    .replace(/([bdgmnprt])\1$/, '$1');
  return stripped.length < 3 ? regular : stripped.replace(/e$/, '');
}

/**
 * Whether two words are forms of one: the same stem, a long common beginning (`prescribe`, `prescription`), or the same
 * but for one letter or for vowels in a long word, as a mishearing or misspelling is (`barking`, `except`).
 */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [stem(a), stem(b)];
  if (x === y) return true;
  if (/\d/.test(x + y)) return false;
  const shared = sharedStart(x, y);
  if (shared >= 5 && shared >= Math.min(x.length, y.length) - 1) return true;
  if (Math.min(a.length, b.length) < 6) return false;
  return oneEditApart(a, b) || (soundOf(a).length >= 4 && soundOf(a) === soundOf(b));
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

/** The consonants as they sound; a vowel at the beginning counts, whichever it is. */
function soundOf(word: string): string {
  return word
    .replace(/^[aeiou]+/, 'A')
    .replace(/ph/g, 'f')
    .replace(/x/g, 'ks')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ck|c|q/g, 'k')
    .replace(/z/g, 's')
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** Words of which a text that has one does not speak of the other, however alike they are in meaning. */
const CONTRASTS = (
  'open opens opening opened|close closes closing closed;primary|secondary|tertiary;first|second|third|last;adult adults|child children|student students|senior seniors;english|french|german|spanish|italian|portuguese|chinese|arabic|russian;' +
  'buy|sell;arrive arrival|leave departure depart;day daytime|night overnight;breakfast|lunch|dinner;morning|afternoon|evening;' +
  'summer|winter;left|right;inside|outside;minimum|maximum;hot warm|cold;input|output;import|export;increase|decrease;' +
  'add create make made|remove removed delete;men man|women woman;north|south|east|west;bus|train|taxi|shuttle|ferry;dog dogs|cat cats;' +
  'silk|wool|cotton;print printing|scan scanning|copy;borrow lend|buy;black|colour color;upper|lower;before|after;doctor doctors|nurse nurses|dentist;' +
  'january|february|march|april|may|june|july|august|september|october|november|december'
)
  .split(';')
  .map((group) => group.split('|').map((side) => new Set(side.split(' '))));

/** From one to the other: a sentence that gives a range of times names both ends. */
const RANGE = /\b(?:to|until|till)\b|\d\s?[-–]\s?\d/;

const ENDS = new Set(
  'open opens opening opened close closes closing closed start starts begin begins end ends until'.split(' '),
);

/** Whether a text gives both ends of a span of time, so that it says when something opens and when it closes. */
export const namesBothEnds = (word: string, text: string) =>
  ENDS.has(word) && RANGE.test(text) && /\d|\bnoon\b/.test(text);

/** Whether a text speaks of something that excludes `word`: a `secondary` prompt where only the `primary` is named. */
export function isContradicted(word: string, text: string, text_words: readonly string[]): boolean {
  return CONTRASTS.some((group) => {
    const own = group.find((side) => side.has(word));
    if (own === undefined || (own.has('close') && RANGE.test(text))) return false;
    const named = group.filter((side) => text_words.some((other) => side.has(other)));
    return named.length > 0 && !named.includes(own);
  });
}
