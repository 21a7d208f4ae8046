import type { WebSocket } from 'ws';
import { type ProviderServer, startProvider } from './provider-server.fixtures.ts';

/** What a realtime model answers to: the last words, or what a tool returned. */
export interface RealtimePrompt {
  readonly text: string;
  readonly tool_output: string | null;
  readonly instructions: string;
}

/** What it says, or the tool that it calls. */
export type RealtimeAnswer = string | { readonly tool: string; readonly arguments: object };

/** A server with OpenAI's Realtime API, its own ear for silence, and no model. */
export interface RealtimeServer extends ProviderServer {
  /** Settings of the last session that was opened. */
  session(): Record<string, unknown> | undefined;
}

const RATE = 24_000;
const LOUD = 500;
type Item = { id: string; type: string } & Record<string, unknown>;

/**
 * Starts one. Whatever is said aloud is heard as `heard`; answers are a tone where sound is asked for.
 *
 * @param answer what the model says to what it was given last
 */
export async function startRealtime(
  answer: (prompt: RealtimePrompt) => RealtimeAnswer,
  heard = 'spoken words',
): Promise<RealtimeServer> {
  let session: Record<string, unknown> | undefined;
  const provider = await startProvider({
    // The voice of those who let the model write.
    onRequest: ({ url }, response) =>
      url.pathname.endsWith('/audio/speech')
        ? response.writeHead(200, { 'content-type': 'audio/pcm' }).end(tone(800))
        : response.writeHead(404).end(),
    onOpen: (_asked, socket) => {
      const talk = realtimeTalk(socket, answer, heard, (settings) => {
        session = { ...session, ...settings };
      });
      talks.set(socket, talk);
    },
    onMessage: (message, socket) => talks.get(socket)?.(message as Record<string, unknown>),
  });
  const talks = new Map<WebSocket, (event: Record<string, unknown>) => void>();
  return Object.assign(provider, { session: () => session });
}

/** One session: what the client sends goes in, what the server says goes out. */
function realtimeTalk(
  socket: WebSocket,
  answer: (prompt: RealtimePrompt) => RealtimeAnswer,
  heard: string,
  onSettings: (settings: Record<string, unknown>) => void,
) {
  let settings: Record<string, unknown> = {};
  let count = 0;
  let lastItem: string | null = null;
  let prompt: RealtimePrompt = { text: '', tool_output: null, instructions: '' };
  const speech = { loud_ms: 0, silent_ms: 0 };
  const send = (type: string, fields: object = {}) => {
    count += 1;
    socket.send(JSON.stringify({ type, event_id: `ev_${count}`, ...fields }));
  };
  const newId = (kind: string) => {
    count += 1;
    return `${kind}_${count}`;
  };
  const add = (item: Item, previous = lastItem) => {
    send('conversation.item.added', { previous_item_id: previous, item });
    lastItem = item.id;
  };

  function respond(request: { metadata?: object; instructions?: string } = {}): void {
    const id = newId('resp');
    const said = answer({ ...prompt, instructions: request.instructions ?? '' });
    const usage = {
      input_tokens: 11,
      output_tokens: 7,
      total_tokens: 18,
      input_token_details: { audio_tokens: 9, text_tokens: 2, cached_tokens: 0 },
      output_token_details: { audio_tokens: 5, text_tokens: 2 },
    };
    send('response.created', { response: { id, metadata: request.metadata } });
    if (typeof said === 'string') speak(id, said);
    else {
      const item = { id: newId('item'), type: 'function_call', call_id: newId('call'), name: said.tool };
      const called = { ...item, arguments: JSON.stringify(said.arguments) };
      send('response.output_item.added', { response_id: id, item: called });
      add(called);
      send('response.output_item.done', { response_id: id, item: called });
    }
    send('response.done', { response: { id, status: 'completed', usage } });
  }

  function speak(response_id: string, text: string): void {
    const item = { id: newId('item'), type: 'message', role: 'assistant', content: [] };
    const at = { response_id, item_id: item.id, output_index: 0, content_index: 0 };
    const isAudio = JSON.stringify(settings['output_modalities'] ?? ['audio']).includes('audio');
    send('response.output_item.added', { response_id, item });
    add(item);
    send('response.content_part.added', { ...at, part: { type: isAudio ? 'audio' : 'text' } });
    for (const delta of text.match(/\S+\s*/g) ?? []) {
      send(isAudio ? 'response.output_audio_transcript.delta' : 'response.output_text.delta', { ...at, delta });
    }
    if (isAudio) send('response.output_audio.delta', { ...at, delta: tone(1_000).toString('base64') });
    send('response.output_item.done', { response_id, item });
  }

  function hear(sound: Buffer): void {
    const samples = new Int16Array(sound.buffer.slice(sound.byteOffset, sound.byteOffset + sound.byteLength));
    const ms = (samples.length / RATE) * 1_000;
    const isLoud = samples.some((sample) => Math.abs(sample) > LOUD);
    const detection = turnDetectionOf(settings);
    if (isLoud) {
      if (speech.loud_ms === 0 && detection !== null) send('input_audio_buffer.speech_started', { item_id: 'x' });
      speech.loud_ms += ms;
      speech.silent_ms = 0;
      return;
    }
    speech.silent_ms += ms;
    if (speech.loud_ms > 200 && detection !== null && speech.silent_ms >= detection.silence_duration_ms) {
      send('input_audio_buffer.speech_stopped', { item_id: 'x' });
      commit();
      respond();
    }
  }

  function commit(): void {
    speech.loud_ms = 0;
    const item = { id: newId('item'), type: 'message', role: 'user', content: [{ type: 'input_audio' }] };
    add(item);
    const transcription = { item_id: item.id, content_index: 0, transcript: heard };
    send('conversation.item.input_audio_transcription.completed', transcription);
    prompt = { ...prompt, text: heard, tool_output: null };
  }

  const on: Record<string, (event: Record<string, unknown>) => void> = {
    'session.update': ({ session }) => {
      settings = { ...settings, ...(session as object) };
      onSettings(settings);
      send('session.updated', { session: settings });
    },
    'conversation.item.create': ({ item, previous_item_id }) => {
      const made = item as Item;
      add(made, (previous_item_id as string | undefined) ?? lastItem);
      if (made.type === 'function_call_output') prompt = { ...prompt, tool_output: String(made['output']) };
      if (made['role'] === 'user') {
        const [content] = made['content'] as { text?: string }[];
        prompt = { ...prompt, text: content?.text ?? '', tool_output: null };
      }
    },
    'conversation.item.delete': ({ item_id }) => send('conversation.item.deleted', { item_id }),
    'input_audio_buffer.append': ({ audio }) => hear(Buffer.from(String(audio), 'base64')),
    'input_audio_buffer.commit': commit,
    'response.create': ({ response }) => respond((response ?? {}) as { metadata?: object; instructions?: string }),
  };
  send('session.created', { session: {} });
  return (event: Record<string, unknown>) => on[String(event['type'])]?.(event);
}

function turnDetectionOf(settings: Record<string, unknown>): { silence_duration_ms: number } | null {
  const { input } = (settings['audio'] ?? {}) as {
    input?: { turn_detection?: { silence_duration_ms: number } | null };
  };
  return input?.turn_detection ?? null;
}

/** A tone as 16-bit mono PCM at 24 kHz. */
function tone(milliseconds: number): Buffer {
  const samples = new Int16Array((RATE * milliseconds) / 1_000);
  for (const index of samples.keys()) samples[index] = Math.round(9_000 * Math.sin((index * 2 * Math.PI * 440) / RATE));
  return Buffer.from(samples.buffer);
}
