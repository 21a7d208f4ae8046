import { sameWord, wordsOf } from './words.ts';

/** Kinds of things that a text may speak of, as sources of regular expressions. */
const NUMBER =
  '(?:\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|' +
  'thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|quarter|single|once|twice|double|dozen|no|none|zero|unlimited)\\b)';
const UNIT = '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|weekends?)';
const DAY = '\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|daily|every day|today|tomorrow)\\b';
const MONTH =
  '\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|' +
  'spring|summer|autumn|winter|christmas|easter)\\b';
const CLOCK =
  '\\d\\s?(?:a\\.?\\s?m\\b|p\\.?\\s?m\\b)|\\d{1,2}[:.]\\d\\d|\\bhalf past\\b|\\bnoon\\b|\\bmidnight\\b|24 hours|around the clock|' +
  `all day|${NUMBER} (?:o['’]?clock|in the (?:morning|afternoon|evening))|\\b(?:at|until|till|from|by|before|after) ${NUMBER}`;
const MONEY =
  '[$€£¥]\\s?\\d|\\b(?:dollars?|euros?|cents?|pounds?|francs?|usd|eur|gbp|chf|percent|per cent)\\b|\\d\\s?%';
const FREE = '\\bfree\\b|\\bno (?:extra |additional )?(?:charge|cost|fee)|without (?:charge|cost|a fee)|\\bincluded\\b';
const MOMENT =
  '\\b(?:before|after|once|as soon as|until|while|during|upon|end of|start of|night|morning|evening|afternoon|noon|immediately|' +
  'always|never|anytime|when|whenever|at any time)\\b';
const ORDINAL = '\\b(?:ground|first|second|third|fourth|fifth|sixth|top|basement|lower|upper)\\b';
const PERSON =
  '\\b(?:doctor|dr|mr|mrs|ms|nurse|director|manager|head|chief|lead|leader|team|staff|desk|reception|security|service|' +
  'accounting|member|members|parent|parents|student|students|guest|guests|patient|patients|employee|employees|everyone|' +
  'anyone|nobody|people|you|we|she|he|adults?|children)\\b|(?<=\\b(?:by|is|was|are|and|ask|call|contact|see) )[A-Z][a-z]+ [A-Z][a-z]+|\\d{3}';

const any = (...sources: string[]) => new RegExp(sources.join('|'), 'i');
const MEASURES =
  'temperature|weight|size|percentage|limit|height|width|length|depth|speed|age|capacity|deadline|voltage|pressure|power|distance|salary';

/** What a question asks for, by its words, and what an answer must then have. The first that fits decides. */
const TYPES: ReadonlyArray<{ asks: RegExp; answers: RegExp; half_answers?: RegExp }> = [
  {
    asks: any(
      '\\bhow much\\b.*\\b(?:costs?|charged?|pay|paid|fees?|price|rent|money|is|are|for)\\b',
      '\\bwhat\\b.*\\b(?:price|costs?|fees?|charges?|fare|fine|deposit|salary|rent)\\b',
      '\\b(?:price|cost|fee|fare|salary) (?:of|for)\\b',
      '\\bhow expensive\\b',
      '\\bwhat (?:do|must|will|would) (?:i|we|you) (?:have to )?pay\\b',
    ),
    answers: any(MONEY, FREE),
  },
  { asks: any('\\bhow much\\b'), answers: any(NUMBER, '\\bas much as\\b') },
  {
    asks: any('\\bhow often\\b'),
    answers: any('\\b(?:daily|weekly|monthly|yearly|annually|hourly|once|twice|times|every|each|never|always)\\b'),
  },
  {
    asks: any('\\bhow long\\b'),
    answers: any(
      `(?:${NUMBER}|\\ban?\\b).*\\b${UNIT}`,
      'overnight',
      'same day',
      '\\buntil\\b',
      CLOCK,
      `\\d ?(?:centi|milli)?met(?:er|re)s?\\b`,
    ),
  },
  { asks: any('\\bhow (?:far|tall|wide|heavy|big|large|old|hot|cold|high|deep|fast|strong)\\b'), answers: any(NUMBER) },
  {
    asks: any(
      '\\b(?:what|which) time\\b',
      '\\bhow (?:late|early)\\b',
      '\\bwhat (?:are the |are your )?(?:\\w+ )?hours\\b',
    ),
    answers: any(CLOCK, '\\bclosed\\b', `${NUMBER}\\s*${UNIT}`),
  },
  {
    asks: any(
      '\\bwhen\\b(?=.*\\b(?:is|are|was|does|do|did|can|may|must|will|should|need|have)\\b)',
      '\\b(?:what|which) (?:day|days|date|month|year)\\b',
    ),
    answers: any(CLOCK, DAY, MONTH, `${NUMBER}.*${UNIT}`),
    half_answers: any(MOMENT, NUMBER, UNIT),
  },
  {
    asks: any(
      '\\b(?:phone|telephone|fax|extension|mobile)\\b.*\\bnumber\\b',
      '\\bnumber (?:of the|for|to call|do i (?:call|dial))\\b',
      '\\b(?:what|which) number\\b',
    ),
    answers: any('\\d{3}', '\\bext(?:ension)?\\W+\\d', '\\bdial \\d'),
  },
  { asks: any('\\be ?-?mail address\\b'), answers: /@/ },
  {
    asks: any('\\bweb ?site\\b', '\\bweb address\\b'),
    answers: any('https?:', 'www\\.', '\\b[\\w-]+\\.(?:com|org|net|edu|gov|io|example)\\b'),
  },
  {
    asks: any(`\\b(?:what|which)(?: is| are|s)? (?:the |your )?(?:\\w+ ){0,2}(?:${MEASURES})\\b`),
    answers: any(NUMBER, DAY, MONTH),
  },
  { asks: any('\\b(?:what|which) (?:floor|room|level)\\b'), answers: any(NUMBER, ORDINAL) },
  // Case matters in it: names are told by their capitals.
  { asks: any("^(?:and )?who(?:s|'s)?\\b"), answers: new RegExp(PERSON) },
];

/**
 * How well an answer fits what is asked for: 1 when a question for a price gets a sum, one for a time a time; 0 when it
 * gets none; 0.5 when it gets something like it. undefined: the question's words do not tell.
 */
export function answerCheck(question: string): ((sentence: string) => 0 | 0.5 | 1) | undefined {
  const counted = /\bhow many (\w+)/i.exec(question)?.[1];
  if (counted !== undefined) return (sentence) => (counts(sentence, counted) ? 1 : 0);
  const type = TYPES.find(({ asks }) => asks.test(question));
  return type && ((sentence) => (type.answers.test(sentence) ? 1 : type.half_answers?.test(sentence) ? 0.5 : 0));
}

/** Whether a sentence has a number of just those things: `27 days of vacation` counts days. */
function counts(sentence: string, thing: string): boolean {
  const words = wordsOf(sentence.replace(/[$€£¥]\s?[\d.,]+|\d[\d:.]*\s?[ap]\.?\s?m\b\.?/gi, ' '));
  const number = new RegExp(`^${NUMBER}`, 'i');
  return words.some(
    (word, at) => sameWord(word, thing) && words.slice(Math.max(0, at - 4), at).some((one) => number.test(one)),
  );
}
