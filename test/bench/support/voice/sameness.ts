import { exchangeAt, INSTRUCTIONS, WELCOME } from './lines.ts';
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

/** What was not the same in two conversations: other words than were to be said, or not as long. Empty: nothing. */
export function conversationDifferences(ours: HeardConversation, bare: HeardConversation | undefined): string[] {
  if (bare === undefined) return ['a conversation without its rival'];
  const expected = [WELCOME, ...ours.audible_ms.map((_ms, turn) => exchangeAt(turn).answer)].join(' | ');
  const wrongWords = Object.entries({ ours, bare }).flatMap(([side, { words }]) => {
    const said = words.map((text) => text.trim()).join(' | ');
    return said === expected ? [] : [`${side} said: ${said}`];
  });
  const wrongLengths = ours.audible_ms.flatMap((ms, turn) => {
    const others = bare.audible_ms[turn] ?? 0;
    const isAsLong = Math.abs(ms - others) <= AUDIBLE_TOLERANCE * Math.max(ms, others);
    return isAsLong ? [] : [`answer ${turn + 1}: ours was heard for ${ms} ms, bare for ${others} ms`];
  });
  return [...wrongWords, ...wrongLengths];
}

/** What was not the same in what both sides asked of the providers: words recognised, thought of, or spoken. */
export function askedDifferences(ours: AskedOfProviders, bare: AskedOfProviders): string[] {
  const sides = Object.entries({ ours, bare });
  return [
    ...sides.flatMap(([side, { refused }]) => refused.map((error) => `${side}: ${error}`)),
    ...sides.filter(([, { heard }]) => heard.includes('?')).map(([side]) => `${side}: a question was not recognised`),
    ...sides
      .filter(([, { thought }]) => thought.some(({ instructions }) => instructions !== INSTRUCTIONS))
      .map(([side]) => `${side}: other instructions`),
    ...(['heard', 'spoken'] as const)
      .filter((what) => ours[what].toSorted().join('|') !== bare[what].toSorted().join('|'))
      .map((what) => `${what}: ${ours[what].length} and ${bare[what].length} texts that are not the same`),
  ];
}

/** What the providers were asked for, in figures. */
export function countsOf({ heard, heard_ms, thought, spoken }: AskedOfProviders) {
  return {
    transcriptions: heard.length,
    mean_utterance_ms: Math.round(heard_ms.reduce((sum, ms) => sum + ms, 0) / Math.max(heard_ms.length, 1)),
    completions: thought.length,
    syntheses: spoken.length,
  };
}
