import { dispose } from '@livekit/rtc-node';
import { waitFor } from '@patchbay/local-stack/participant';
import { idOf } from '@patchbay/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Asked,
  chatAnswer,
  chatCall,
  type ProviderServer,
  startProvider,
} from '../../agent-runtime/src/providers/provider-server.fixtures.ts';
import { configOf, seedSession } from './support/seed.ts';
import { seedKnowledge } from './support/seed-knowledge.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let models: ProviderServer;
let voice: VoiceStack;

beforeAll(async () => {
  models = await startProvider({
    onRequest(asked, response) {
      if (asked.method !== 'POST') return void response.writeHead(404).end();
      if (asked.url.pathname.endsWith('/embeddings')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        return void embed(asked).then((answer) => response.end(answer));
      }
      if (asked.url.pathname.endsWith('/audio/speech')) {
        response.writeHead(200, { 'content-type': 'audio/pcm' }).end(Buffer.alloc(24_000));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answerTo(asked.body));
    },
  });
  voice = await startVoiceStack({ OPENAI_BASE_URL: `${models.http}/v1` });
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  models?.close();
  await dispose();
}, 60_000);

/** Looks a question up first, and then says whose it is and what was found. */
function answerTo(body: string): string {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: unknown }[] };
  const name = /I am ([a-z]+)\./.exec(body)?.[1] ?? 'nobody';
  const last = messages.at(-1);
  if (last?.role !== 'tool') return chatCall('knowledge_search', { query: 'When is it open on Saturday?' });
  const found = /opens at [0-9:]+/.exec(JSON.stringify(last.content))?.[0] ?? 'nothing';
  return chatAnswer(`Answer of ${name}: ${found}.`);
}

/** What was embedded with a model can only be found with the same one. */
async function embed({ body }: Asked): Promise<string> {
  const { base_url, api_key } = voice.knowledge.openai;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${api_key}` };
  return (await fetch(`${base_url}/embeddings`, { method: 'POST', headers, body })).text();
}

const TENANTS = [
  { name: 'anna', voice: 'alloy', tool: 'look_at_boats', opens: '9:30', tenant_id: idOf('tenant', 21) },
  { name: 'bert', voice: 'onyx', tool: 'look_at_cars', opens: '11:15', tenant_id: idOf('tenant', 22) },
] as const;

const KNOWLEDGE = {
  tool_id: idOf('tool', 2),
  version: 1,
  name: 'knowledge_search',
  description: 'Looks facts up.',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  handler_ref: 'knowledge_search',
  config: { top_k: 3, min_score: 0.1 },
};

function configFor({ name, tool, ...own }: (typeof TENANTS)[number], index_id: string) {
  const { runtime_config, prompt } = configOf();
  const look = { description: 'Looks.', parameters: { type: 'object', properties: {} } };
  return configOf({
    prompt: { ...prompt, template: `I am ${name}. {{clinic}}` },
    runtime_config: { ...runtime_config, tts: { provider: 'openai', model: 'tts-1', voice: own.voice } },
    tools: [
      { tool_id: idOf('tool', 1), version: 1, name: tool, ...look, handler_ref: 'client', config: {} },
      KNOWLEDGE,
    ],
    knowledge: [{ index_id, track: 'live' }],
  });
}

it('two tenants at a time on one worker have their own prompts, tools, voices and knowledge, and nothing crosses', async () => {
  await Promise.all(
    TENANTS.map(async (tenant) => {
      const { name, opens, tenant_id } = tenant;
      // The same question fits both documents: whose answer it is is decided by whose index it is.
      const passages = [`On Saturday ${name}'s shop opens at ${opens}.`, 'Parking is behind the building.'];
      const { index_id, file_id } = await seedKnowledge(voice.knowledge, tenant_id, passages);
      const session = await seedSession(voice.database, configFor(tenant, index_id), { tenant_id });
      await voice.dispatch(session);
      const caller = await voice.call(session);
      await caller.waitForAnswer(({ turn }) => turn === 1, 40_000);
      await caller.type(`A question to ${name}`);
      const answer = await caller.waitForAnswer(({ turn }) => turn === 2, 60_000);
      expect(answer.text).toBe(`Answer of ${name}: opens at ${opens}.`);
      expect(answer.citations).toMatchObject([{ file_id }]);
      await caller.leave();
      const all = () => voice.receiver.reportsOf(session.session_id);
      await waitFor('the last report', () => all().find(({ type }) => type === 'ended'), 40_000, all);
      const reports = JSON.stringify(all());
      for (const other of TENANTS) expect(reports.includes(other.opens)).toBe(other.name === name);
    }),
  );
  for (const { name, voice: speaker, tool, opens } of TENANTS) {
    const other = TENANTS.find((tenant) => tenant.name !== name);
    const chats = models.asked.filter(({ body }) => body.includes(`I am ${name}.`)).map(({ body }) => body);
    const spoken = models.asked.filter(({ body }) => body.includes(`Answer of ${name}`) && body.includes('"voice"'));
    expect(chats.filter((chat) => chat.includes(opens)).length).toBeGreaterThan(0);
    for (const chat of chats) {
      expect(chat).toContain(tool);
      for (const foreign of [other?.tool, other?.name, other?.opens]) expect(chat).not.toContain(foreign);
    }
    expect(spoken.map(({ body }) => JSON.parse(body).voice)).toEqual([speaker]);
  }
}, 150_000);
