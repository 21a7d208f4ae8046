import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, waitFor } from '../participant/index.ts';
import type { Step } from '../terminal/steps.ts';
import type { ApiClient } from './api-client.ts';
import type { WalkResult } from './walk-result.ts';

type WalkSession = NonNullable<WalkResult['session']>;

interface StartedSession {
  readonly id: string;
  readonly livekit: { readonly url: string; readonly participant_token: string };
}

/** A session whose agent is in the room. */
export interface OpenConversation {
  readonly session_id: string;
  readonly caller: Caller;
  readonly agent_joined_ms: number;
}

const JOIN_TIMEOUT_MS = 45_000;
const ANSWER_TIMEOUT_MS = 90_000;
/** The agent has finished when nothing was audible for so long. */
const QUIET_MS = 1_200;
const LONGEST_ANSWER_MS = 90_000;

/** Starts a session, joins its room as its user, and waits until the agent has said its welcome. */
export async function openConversation(api: ApiClient, agentId: string, step: Step): Promise<OpenConversation> {
  const since = performance.now();
  const session = await api.call<StartedSession>('POST', '/v1/sessions', {
    agent_id: agentId,
    user: { external_id: 'walk', display_name: 'Walk' },
    variables: { company: 'Harbor Clinic' },
  });
  step.update('waiting for the agent');
  const caller = new Caller();
  await caller.join(session.livekit.url, session.livekit.participant_token);
  const isListening = () =>
    [...caller.room.remoteParticipants.values()].some(
      ({ attributes }) => attributes['lk.agent.state'] !== undefined && attributes['lk.agent.state'] !== 'initializing',
    ) || undefined;
  await waitFor('agent in the room', isListening, JOIN_TIMEOUT_MS);
  const agent_joined_ms = Math.round(performance.now() - since);
  step.update('hearing the welcome');
  await caller.waitForAnswer(({ turn }) => turn === 1, ANSWER_TIMEOUT_MS);
  await untilQuiet(caller);
  caller.takeHeard();
  return { session_id: session.id, caller, agent_joined_ms };
}

/** Asks and hears the answer out. */
export async function ask(
  { session_id, caller, agent_joined_ms }: OpenConversation,
  question: string,
  speech: Int16Array | undefined,
): Promise<WalkSession> {
  if (speech === undefined) await caller.type(question);
  else await caller.speak(speech);
  const answer = await caller.waitForAnswer(({ turn }) => turn === 2, ANSWER_TIMEOUT_MS);
  const audio_ms = await untilQuiet(caller);
  return {
    session_id,
    agent_joined_ms,
    answer: answer.text,
    citations: answer.citations as WalkSession['citations'],
    audio_ms: Math.round(audio_ms),
  };
}

/** Waits until the agent has been silent for a while; how much was audible, in milliseconds. */
async function untilQuiet(caller: Caller): Promise<number> {
  const since = performance.now();
  let audible = 0;
  let quietSince = performance.now();
  while (performance.now() - quietSince < QUIET_MS && performance.now() - since < LONGEST_ANSWER_MS) {
    await sleep(100);
    const heard = caller.takeHeard().audible_ms;
    audible += heard;
    if (heard > 0) quietSince = performance.now();
  }
  return audible;
}
