/** What is asked in a conversation, and what its language model answers: one sentence each. */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
}

export const WELCOME = 'Hello, how can I help you?';

/** Instructions of both agents: written out for the bare one, a template with the session's variable for ours. */
export const INSTRUCTIONS = 'You answer questions of callers for Oak Street.';
export const TEMPLATE = 'You answer questions of callers for {{clinic}}.';

/** In this order, over and over. Of different lengths and sounds, so that a recogniser tells them apart. */
export const EXCHANGES: readonly Exchange[] = [
  {
    question: 'What time does the clinic open on Saturday morning?',
    answer: 'On Saturday the clinic opens at nine in the morning.',
  },
  {
    question: 'How long can I park my car behind the building for free?',
    answer: 'Parking behind the building is free for the first two hours.',
  },
  {
    question: 'Please tell me whether I may bring my dog to the appointment.',
    answer: 'Dogs have to wait outside, but assistance dogs are welcome.',
  },
];

/** How long the stand-ins of the providers take, in milliseconds. */
export const PROVIDER_DELAYS = { stt: 150, llm_first_word: 300, llm_word: 20, tts: 150 } as const;

/** Exchange number `turn` of a conversation, from 0. */
export function exchangeAt(turn: number): Exchange {
  const exchange = EXCHANGES[turn % EXCHANGES.length];
  if (exchange === undefined) throw new Error('there are no exchanges');
  return exchange;
}

/**
 * Silence that ends a turn, whatever the detector of turns says: it is asked, as always, but its doubts about this or
 * that recording (up to 3 s of waiting) are not what is measured.
 */
export const SILENCE_MS = 500;
