import { EXCHANGES, exchangeAt, INSTRUCTIONS, WELCOME } from './lines.ts';
import type { AskedOfProviders } from './provider-process.ts';

/** What was said in one conversation, as its caller heard and read it. */
export interface HeardConversation {
  /** Final words of the agent. */
  readonly words: readonly string[];
  /** Length of each answer. */
  readonly audible_ms: readonly number[];
}

/** Two recordings of the same words differ by so much at most. */
const AUDIBLE_TOLERANCE = 0.2;

/** Whether two conversations were the same: the same words, as long. */
export function isSameConversation(one: HeardConversation, other: HeardConversation): boolean {
  const expected = [WELCOME, ...one.audible_ms.map((_ms, turn) => exchangeAt(turn).answer)];
  const hasAll = ({ words, audible_ms }: HeardConversation) =>
    words.join('|') === expected.join('|') && audible_ms.length === one.audible_ms.length;
  const isAsLong = one.audible_ms.every((ms, turn) => {
    const others = other.audible_ms[turn] ?? 0;
    return Math.abs(ms - others) <= AUDIBLE_TOLERANCE * Math.max(ms, others);
  });
  return hasAll(one) && hasAll(other) && isAsLong;
}

/** Whether both sides had the same words recognised, the same questions answered and the same answers spoken. */
export function askedTheSame(one: AskedOfProviders, other: AskedOfProviders): boolean {
  const clean = [one, other].every(
    ({ heard, refused, thought }) =>
      refused.length === 0 &&
      !heard.includes('?') &&
      new Set(thought.map(({ question }) => question)).size === Math.min(EXCHANGES.length, new Set(heard).size) &&
      thought.every(({ instructions }) => instructions === INSTRUCTIONS),
  );
  const told = ({ heard, spoken }: AskedOfProviders) => JSON.stringify([heard.toSorted(), spoken.toSorted()]);
  return clean && told(one) === told(other);
}

/** What the providers were asked for, in figures. */
export function countsOf({ heard, heard_ms, thought, spoken, refused }: AskedOfProviders) {
  return {
    transcriptions: heard.length,
    mean_utterance_ms: Math.round(heard_ms.reduce((sum, ms) => sum + ms, 0) / Math.max(heard_ms.length, 1)),
    completions: thought.length,
    syntheses: spoken.length,
    refused,
  };
}
