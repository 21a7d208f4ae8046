import type { Patchbay } from '@patchbay/sdk';
import { type RemoteTrack, Room, RoomEvent, type TextStreamReader, Track } from 'livekit-client';
import { measureLoudness } from './loudness.ts';

/** One turn of the agent as it is published on `patchbay.citations`. */
export interface Answer {
  readonly turn: number;
  readonly text: string;
  readonly citations: readonly { readonly file_name: string; readonly page: number }[];
}

/** What the app shows of a conversation. */
export interface ConversationView {
  onAnswer(answer: Answer): void;
  /** `initializing`, `listening`, `thinking`, `speaking`. */
  onAgentState(state: string): void;
  /** What the agent understood of the person's speech. */
  onUnderstood(text: string): void;
  /** For how long the agent has been audible, in milliseconds. */
  onHeard(ms: number): void;
  /** The room is closed, whoever left it: nothing can be said or asked any more. */
  onOver(): void;
}

export interface Conversation {
  ask(question: string): Promise<void>;
  /** Publishes the microphone. */
  speak(): Promise<void>;
  hangUp(): Promise<void>;
}

/** Who calls whom, and with what. */
export interface ConversationStart {
  readonly agent_id: string;
  readonly variables: Record<string, string>;
}

/** Starts a session with an agent and joins its room. */
export async function startConversation(
  patchbay: Patchbay,
  { agent_id, variables }: ConversationStart,
  view: ConversationView,
): Promise<Conversation> {
  const { livekit } = await patchbay.sessions.create({
    agent_id,
    user: { external_id: 'visitor-1', display_name: 'A visitor' },
    variables,
  });
  if (livekit === undefined) throw new Error('the session has no room');
  const room = new Room();
  room.on(RoomEvent.TrackSubscribed, (track) => hear(track, view));
  room.on(RoomEvent.ParticipantAttributesChanged, (changed) => {
    const state = changed['lk.agent.state'];
    if (state !== undefined) view.onAgentState(state);
  });
  room.on(RoomEvent.Disconnected, () => view.onOver());
  room.registerTextStreamHandler('patchbay.citations', (reader) => {
    readWhole(reader, (text) => view.onAnswer(JSON.parse(text) as Answer));
  });
  room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
    if (identity === room.localParticipant.identity) readWhole(reader, view.onUnderstood);
  });
  await room.connect(livekit.url, livekit.participant_token);
  await room.startAudio();
  return {
    async ask(question) {
      await room.localParticipant.sendText(question, { topic: 'lk.chat' });
    },
    async speak() {
      await room.localParticipant.setMicrophoneEnabled(true);
    },
    async hangUp() {
      await room.disconnect();
    },
  };
}

/** A text that hanging up cut off is no text. */
function readWhole(reader: TextStreamReader, take: (text: string) => void): void {
  reader.readAll().then(take, () => undefined);
}

function hear(track: RemoteTrack, view: ConversationView): void {
  if (track.kind !== Track.Kind.Audio) return;
  document.body.append(track.attach());
  measureLoudness(track.mediaStreamTrack, (ms) => view.onHeard(ms));
}
