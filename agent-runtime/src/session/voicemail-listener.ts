import { voice } from '@livekit/agents';
import type { AnsweredBy } from '@patchbay/core/session-orchestrator';
import type { JudgeGreeting } from './voicemail-judge.ts';
import { soundsLikeMachine } from './voicemail-signs.ts';

/** What of a session a greeting is heard by. */
export type HeardSession = Pick<voice.AgentSession, 'on' | 'off'>;

/** Milliseconds by which a greeting is judged. Speech ends 250 ms after its last sound. */
export const GREETING = {
  /** Whoever says no more than this before a pause is a person. */
  short_ms: 2_500,
  /** Pause after a short greeting, and after a longer one, that hands over to the agent. */
  short_pause_ms: 600,
  long_pause_ms: 1_000,
  /** Whoever says more than this in one go is a machine. */
  machine_ms: 8_000,
  /** Where no model can tell: longer is a machine. */
  doubtful_ms: 5_000,
  /** Nobody says anything. */
  nothing_ms: 8_000,
  /** Silence after which a machine's greeting and its tone are over. */
  over_ms: 2_000,
  /** A machine that goes on for longer is not waited for. */
  longest_ms: 60_000,
} as const;

/** The ear on somebody who has just picked up. Where the session ends first, nothing resolves any more. */
export interface GreetingListener {
  readonly answered_by: Promise<AnsweredBy>;
  /** Resolves when a machine has said its greeting. */
  greetingOver(): Promise<void>;
  stop(): void;
}

/**
 * Hears who picks up: by how long the first words are, by what they are, and, where neither tells, by what a model
 * makes of them.
 *
 * @param judge null where there is no model to ask
 */
export function listenToGreeting(session: HeardSession, judge: JudgeGreeting | null): GreetingListener {
  const verdict = Promise.withResolvers<AnsweredBy>();
  const over = Promise.withResolvers<void>();
  let final = '';
  let spoken_ms = 0;
  let speaksSince: number | null = null;
  let isDecided = false;
  let isMachine = false;
  let pause: NodeJS.Timeout | undefined;
  let enough: NodeJS.Timeout | undefined;
  let ends: NodeJS.Timeout | undefined;
  const nothing = setTimeout(() => decide('unknown'), GREETING.nothing_ms);
  const longest = setTimeout(() => over.resolve(), GREETING.longest_ms);

  function decide(answeredBy: AnsweredBy): void {
    if (isDecided) return;
    isDecided = true;
    isMachine = answeredBy === 'machine';
    for (const timer of [pause, enough, nothing]) clearTimeout(timer);
    verdict.resolve(answeredBy);
    if (isMachine && speaksSince === null) awaitEnd();
  }

  function awaitEnd(): void {
    clearTimeout(ends);
    ends = setTimeout(() => over.resolve(), GREETING.over_ms);
  }

  async function judgeWords(): Promise<void> {
    if (spoken_ms <= GREETING.short_ms) return decide('human');
    const heard_ms = spoken_ms;
    const judged = final === '' ? null : ((await judge?.(final)) ?? null);
    // Whoever goes on speaking meanwhile is listened to, unless it is clear already.
    if (judged !== 'machine' && (speaksSince !== null || spoken_ms !== heard_ms)) return;
    decide(judged ?? (heard_ms > GREETING.doubtful_ms ? 'machine' : 'human'));
  }

  const stateChanged = ({ newState }: voice.UserStateChangedEvent) => {
    if (newState === 'speaking' && speaksSince === null) {
      speaksSince = Date.now();
      for (const timer of [pause, nothing, ends]) clearTimeout(timer);
      if (!isDecided) enough = setTimeout(() => decide('machine'), GREETING.machine_ms - spoken_ms);
    } else if (newState !== 'speaking' && speaksSince !== null) {
      spoken_ms += Date.now() - speaksSince;
      speaksSince = null;
      clearTimeout(enough);
      if (isMachine) awaitEnd();
      else if (!isDecided) {
        const wait_ms = spoken_ms <= GREETING.short_ms ? GREETING.short_pause_ms : GREETING.long_pause_ms;
        pause = setTimeout(() => void judgeWords(), wait_ms);
      }
    }
  };
  const transcribed = ({ transcript, isFinal }: voice.UserInputTranscribedEvent) => {
    const said = `${final} ${transcript}`.trim();
    if (isFinal) final = said;
    if (soundsLikeMachine(said)) decide('machine');
  };
  function stop(): void {
    for (const timer of [pause, enough, ends, nothing, longest]) clearTimeout(timer);
    session.off(voice.AgentSessionEventTypes.UserStateChanged, stateChanged);
    session.off(voice.AgentSessionEventTypes.UserInputTranscribed, transcribed);
    session.off(voice.AgentSessionEventTypes.Close, stop);
  }
  session.on(voice.AgentSessionEventTypes.UserStateChanged, stateChanged);
  session.on(voice.AgentSessionEventTypes.UserInputTranscribed, transcribed);
  session.on(voice.AgentSessionEventTypes.Close, stop);
  return { answered_by: verdict.promise, greetingOver: () => over.promise, stop };
}
