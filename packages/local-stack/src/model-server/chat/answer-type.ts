/** What kind of thing a question asks for, where that can be told from its words. */
type AnswerType = { asks: RegExp; answers: RegExp };

const NUMBER =
  '(?:\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|' +
  'forty|fifty|sixty|ninety|hundred|thousand|half|quarter|single|once|twice|double|dozen|no|none|zero|unlimited)\\b)';
const UNIT = '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|weekends?)';
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|daily|every day|tomorrow|today|tonight';
const MONTH =
  'january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter';
const CLOCK =
  "\\d{1,2}(?:[:.]\\d\\d)?\\s?(?:a\\.?\\s?m\\b|p\\.?\\s?m\\b|o['’]?clock)|\\d{1,2}[:.]\\d\\d|\\bnoon\\b|\\bmidnight\\b|24 hours|around the clock|all day";
const FREE =
  '\\bfree\\b|no (?:extra |additional )?(?:charge|cost|fee)|without (?:charge|cost|a fee)|at no cost|\\bincluded\\b|\\bnothing\\b';
const MONEY =
  '[$€£¥]\\s?\\d|\\d[\\d.,]*\\s?(?:dollars?|euros?|cents?|pounds?|francs?|usd|eur|gbp|chf|percent|per cent|%)';

/** The first that fits decides. */
const TYPES: readonly AnswerType[] = [
  {
    asks: /\bhow much\b.*\b(costs?|charged?|pay|paid|fees?|price|rent|money|is|are|for)\b|\b(price|cost|fee|fees|rate|tariff|fare|deposit)\b.*\b(of|for|is|are)\b|\bwhat\b.*\b(prices?|costs?|fees?|charges?|fare|fine)\b|\bhow expensive\b/,
    answers: new RegExp(`${MONEY}|${FREE}`, 'i'),
  },
  { asks: /\bhow (much|many)\b/, answers: new RegExp(`${NUMBER}|\\bas (?:much|many) as\\b`, 'i') },
  {
    asks: /\bhow often\b/,
    answers:
      /\b(daily|weekly|monthly|yearly|annually|hourly|once|twice|times|every|each|never|always|mondays?|quarterly)\b/i,
  },
  {
    asks: /\bhow long\b/,
    answers: new RegExp(
      `(?:${NUMBER}|\\ba\\b|\\ban\\b).*\\b${UNIT}|overnight|same day|until|${CLOCK}|indefinitely`,
      'i',
    ),
  },
  { asks: /\bhow (far|tall|wide|heavy|big|large|old|hot|cold|high|deep|fast)\b/, answers: new RegExp(NUMBER, 'i') },
  {
    asks: /\b(what|which) time\b|\bhow (late|early)\b|\b(opening|closing|business|visiting|office) (hours|times?)\b|\bwhat hours\b/,
    answers: new RegExp(
      `${CLOCK}|\\bclosed\\b|${NUMBER}\\s*(?:${UNIT}|o['’]?clock)|(?:at|until|from|by|before|after) (?:${NUMBER})`,
      'i',
    ),
  },
  {
    asks: /\bwhen\b(?! (i|you|we|they|he|she|it|the \w+) (is|are|am|was)\b.*$)|\bwhat (day|date|month|year)\b|\bwhich (day|days|month|year)\b/,
    answers: new RegExp(
      `${CLOCK}|${DAY}|\\b(?:${MONTH})\\b|${NUMBER}|${UNIT}|\\b(?:before|after|once|as soon as|until|while|during|upon|at the end|at the start|at night|morning|evening|afternoon|immediately|always|never|when|whenever)\\b`,
      'i',
    ),
  },
  {
    asks: /\b(phone|telephone|fax|extension|mobile)( \w+)? (number|extension)\b|\bnumber (of|for|to call)\b|\bwhat number\b/,
    answers: /\d{3}|\b(ext|extension)\W+\d/i,
  },
  { asks: /\be ?-?mail( address)?\b/, answers: /@/ },
  {
    asks: /\b(web ?site|web address|url)\b/,
    answers: /https?:|www\.|\b[\w-]+\.(com|org|net|edu|gov|io|example|de|uk)\b/i,
  },
  {
    asks: /\b(what|which)\b.*\b(temperature|weight|size|percentage|percent|limit|height|width|length|speed|age|room|floor|level|capacity|deadline|version|voltage|pressure)\b/,
    answers: new RegExp(
      `${NUMBER}|\\b(ground|first|second|third|fourth|fifth|top|basement|lower|upper)\\b|${DAY}|\\b(?:${MONTH})\\b`,
      'i',
    ),
  },
];

/**
 * The check that an answer must pass: a question for a price is answered by a sum, one for a time by a time.
 * undefined: the question's words do not tell.
 */
export function answerCheck(question: string): ((sentence: string) => boolean) | undefined {
  const asked = question.toLowerCase();
  const type = TYPES.find(({ asks }) => asks.test(asked));
  return type && ((sentence) => type.answers.test(sentence));
}
