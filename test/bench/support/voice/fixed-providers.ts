import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXCHANGES, PROVIDER_DELAYS } from './lines.ts';
import type { AskedOfProviders, ProviderSpeech } from './provider-process.ts';
import { readWav, recogniser } from './recognise.ts';

/**
 * Recogniser, language model and voice behind OpenAI's HTTP API, each of which takes the same time for every answer.
 * They know the utterances of one conversation; what they do not know is an error. Who asks is told apart by its key.
 */
const RATE = 24_000;
const asked = new Map<string, AskedOfProviders>();

process.once('message', (speech: ProviderSpeech) => {
  const voice = new Map(speech.map(({ text, pcm }) => [text, Buffer.from(pcm, 'base64')]));
  const questions = EXCHANGES.map(({ question }) => ({ text: question, sound: soundOf(voice.get(question)) }));
  const recognise = recogniser(questions);
  const server = createServer((request, response) => {
    answer(request, response, { voice, recognise }).catch((error: unknown) => {
      asked.get(keyOf(request))?.refused.push(String(error));
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { message: String(error) } }));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    process.on('message', (key: string) => process.send?.({ key, asked: asked.get(key) ?? null }));
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));

interface Known {
  readonly voice: ReadonlyMap<string, Buffer>;
  readonly recognise: ReturnType<typeof recogniser>;
}

async function answer(request: IncomingMessage, response: ServerResponse, { voice, recognise }: Known): Promise<void> {
  const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
  const own = ownOf(keyOf(request));
  const path = request.url ?? '';
  if (path.endsWith('/audio/transcriptions')) {
    const sound = readWav(body);
    const text = recognise(sound);
    own.heard.push(text ?? '?');
    own.heard_ms.push(Math.round((sound.samples.length * 1_000) / sound.rate));
    await sleep(PROVIDER_DELAYS.stt);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: text ?? '' }));
    return;
  }
  if (path.endsWith('/audio/speech')) {
    const { input } = JSON.parse(body.toString()) as { input: string };
    const sound = voice.get(input.trim());
    if (sound === undefined) throw new Error(`a text that nobody was to say: ${input}`);
    own.spoken.push(input.trim());
    await sleep(PROVIDER_DELAYS.tts);
    response.writeHead(200, { 'content-type': 'audio/pcm' }).end(sound);
    return;
  }
  if (path.endsWith('/chat/completions')) return chat(JSON.parse(body.toString()) as ChatRequest, own, response);
  if (path.endsWith('/models')) {
    // Asked for by the framework, to have the connection open.
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data: [] }));
    return;
  }
  throw new Error(`there is no ${path}`);
}

interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

async function chat({ model, messages }: ChatRequest, own: AskedOfProviders, response: ServerResponse): Promise<void> {
  const last = messages.findLast(({ role }) => role === 'user');
  const question = textOf(last?.content);
  const exchange = EXCHANGES.find((known) => known.question === question);
  if (exchange === undefined) throw new Error(`a question that nobody asked: ${question}`);
  own.thought.push({ question, instructions: textOf(messages[0]?.content), messages: messages.length });
  const send = (delta: object, finish_reason: string | null) => {
    const choices = [{ index: 0, delta, finish_reason }];
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model, choices };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  await sleep(PROVIDER_DELAYS.llm_first_word);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const [index, word] of exchange.answer.split(/(?<= )/).entries()) {
    if (index > 0) await sleep(PROVIDER_DELAYS.llm_word);
    send({ role: 'assistant', content: word }, null);
  }
  send({}, 'stop');
  response.end('data: [DONE]\n\n');
}

function ownOf(key: string): AskedOfProviders {
  const own = asked.get(key) ?? nothing();
  asked.set(key, own);
  return own;
}

function nothing(): AskedOfProviders {
  return { heard: [], heard_ms: [], thought: [], spoken: [], refused: [] };
}

function keyOf({ headers }: IncomingMessage): string {
  return headers.authorization?.replace('Bearer ', '') ?? '';
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: { text?: string } | string) => (typeof part === 'string' ? part : (part.text ?? '')))
    .join('');
}

function soundOf(pcm: Buffer | undefined) {
  if (pcm === undefined) throw new Error('a question without its speech');
  return { samples: new Int16Array(Uint8Array.from(pcm).buffer), rate: RATE };
}
