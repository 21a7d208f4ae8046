import { llm, type voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';

/** Longest text a participant may type into the conversation; the rest is cut off. */
export const MAX_TYPED_CHARS = 8_000;

/** Typed messages (`lk.chat`): they are answered like spoken ones, and known as typed in the transcript. */
export interface TextInput {
  /** Takes one message; text is bounded, never executed. */
  readonly receive: (session: voice.AgentSession, event: { readonly text: string }) => void;
  /** Whether a message of the history was typed. */
  readonly isTyped: (message: { readonly id: string; readonly textContent?: string | undefined }) => boolean;
}

/** Typing interrupts what the agent says where the config allows it, and otherwise is answered after it. */
export function createTextInput(): TextInput {
  const typed = new Set<string>();
  // With a realtime model the framework makes a message of its own of what was typed.
  const renamed: string[] = [];
  return {
    isTyped({ id, textContent = '' }) {
      if (typed.has(id)) return true;
      const at = renamed.indexOf(textContent);
      if (at !== -1) renamed.splice(at, 1);
      return at !== -1;
    },
    receive(session, { text }) {
      const content = text
        .slice(0, MAX_TYPED_CHARS * 2)
        .trim()
        .slice(0, MAX_TYPED_CHARS)
        .toWellFormed();
      if (content === '') return;
      const message = llm.ChatMessage.create({ role: 'user', content });
      const mind = session.currentAgent?.llm ?? session.llm;
      if (mind instanceof llm.RealtimeModel) renamed.push(content);
      else typed.add(message.id);
      if (session.currentAgent !== undefined) interruptIfAllowed(session);
      session.generateReply({ userInput: message });
    },
  };
}

/** Texts are read as far as this; leading space may be trimmed off. */
const MAX_READ_CHARS = MAX_TYPED_CHARS * 2;

/**
 * Has every text stream of a room read no further than a message may be long: whoever handles one would otherwise
 * collect all that a participant sends, however much that is. Call it before anybody registers a handler.
 */
export function boundTextStreams(room: Pick<Room, 'registerTextStreamHandler'>): void {
  const register = room.registerTextStreamHandler.bind(room);
  room.registerTextStreamHandler = (topic, handle) =>
    register(topic, (reader, sender) => handle(Object.assign(reader, { readAll: () => readBounded(reader) }), sender));
}

/** Leaving the loop ends the subscription. */
async function readBounded(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length >= MAX_READ_CHARS) return text.slice(0, MAX_READ_CHARS);
  }
  return text;
}

function interruptIfAllowed(session: voice.AgentSession): void {
  try {
    session.interrupt();
  } catch {
    // The speech under way may not be interrupted: the reply queues behind it.
  }
}
