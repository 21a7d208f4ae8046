/** What a turn of the user's is, as far as the stand-in can tell. */
export type UserTurn = 'greeting' | 'thanks' | 'goodbye' | 'acknowledgement' | 'nothing' | 'question';

const KINDS: ReadonlyArray<[Exclude<UserTurn, 'question' | 'nothing'>, string]> = [
  [
    'goodbye',
    'bye bye|good ?bye|bye|see you( later| soon)?|hang up|(end|stop) the call|that(s| is) all|have a (nice|good) (day|one)',
  ],
  ['thanks', 'thank you( very much| so much)?|thanks( a lot| very much)?|cheers|great thanks'],
  [
    'greeting',
    'hello|hi|hey|hi there|hello there|good (morning|afternoon|evening)|how are you( doing)?( today)?|nice to meet you',
  ],
  [
    'acknowledgement',
    'okay|ok|yes|yeah|yep|no|nope|all right|alright|i see|got it|great|good|fine|sure|perfect|hm+|mhm|uh huh|not now|nothing',
  ],
];
const FILLER = /\b(um+|uh+|er+|well|so|please|then|now|for now|for you|for that|for your help|everyone|again|and)\b/g;

/**
 * Sorts a turn. It is small talk only when nothing else is in it: "thanks, and when do you close" is a question.
 * Everything that is no small talk counts as a question.
 */
export function userTurn(text: string): UserTurn {
  let rest = text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (rest === '') return 'nothing';
  let kind: UserTurn = 'acknowledgement';
  for (const [name, phrases] of KINDS) {
    const shorter = rest.replace(new RegExp(`\\b(${phrases})\\b`, 'g'), ' ');
    if (shorter !== rest && kind === 'acknowledgement') kind = name;
    rest = shorter;
  }
  return rest.replace(FILLER, ' ').trim() === '' ? kind : 'question';
}

const LEAD_IN = new RegExp(
  `^(?:(?:um+|uh+|er+|well|so|okay|ok|yes|yeah|no|(?:hello|hi|hey)(?: there)?|good (?:morning|afternoon|evening)|please|thanks|thank you|and|then|` +
    `(?:can|could|would|will) you (?:please )?(?:tell|say|explain)(?: to)? me|(?:please )?tell me|do you (?:happen to )?know|` +
    `i(?: woul|')?d? (?:would )?(?:like|want|need) to (?:know|ask)(?: you)?|i(?:'m| am) wondering|i was wondering|i have a question(?: about)?|` +
    `excuse me|may i ask|could i ask)(?:[\\s,.;:!]+|$))+`,
  'i',
);

/** The question without what people say around it: the query for the document search. */
export function toQuery(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const core = plain
    .replace(LEAD_IN, '')
    .replace(/[\s,]*\b(please|thanks|thank you)\W*$/i, '')
    .replace(/[\s?.!,;:]+$/, '');
  return core === '' ? plain : core;
}
