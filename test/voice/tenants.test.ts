import { dispose } from '@livekit/rtc-node';
import { idOf } from '@patchbay/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  chatAnswer,
  type ProviderServer,
  startProvider,
} from '../../agent-runtime/src/providers/provider-server.fixtures.ts';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let models: ProviderServer;
let voice: VoiceStack;

beforeAll(async () => {
  models = await startProvider({
    onRequest({ url, body }, response) {
      if (url.pathname.endsWith('/audio/speech')) {
        response.writeHead(200, { 'content-type': 'audio/pcm' }).end(Buffer.alloc(24_000));
        return;
      }
      const name = /I am ([a-z]+)\./.exec(body)?.[1] ?? 'nobody';
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(chatAnswer(`Answer of ${name}.`));
    },
  });
  voice = await startVoiceStack({ OPENAI_BASE_URL: `${models.http}/v1` });
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  models?.close();
  await dispose();
}, 60_000);

const TENANTS = [
  { name: 'anna', voice: 'alloy', tool: 'look_at_boats', tenant_id: idOf('tenant', 21) },
  { name: 'bert', voice: 'onyx', tool: 'look_at_cars', tenant_id: idOf('tenant', 22) },
] as const;

it('two tenants at a time on one worker have their own prompts, tools and voices, and nothing crosses', async () => {
  await Promise.all(
    TENANTS.map(async ({ name, tool, tenant_id, ...own }) => {
      const { runtime_config, prompt } = configOf();
      const config = configOf({
        prompt: { ...prompt, template: `I am ${name}. {{clinic}}` },
        runtime_config: { ...runtime_config, tts: { provider: 'openai', model: 'tts-1', voice: own.voice } },
        tools: [
          {
            tool_id: idOf('tool', 1),
            version: 1,
            name: tool,
            description: 'Looks.',
            parameters: { type: 'object', properties: {} },
            handler_ref: 'client',
            config: {},
          },
        ],
      });
      const session = await seedSession(voice.database, config, { tenant_id });
      await voice.dispatch(session);
      const caller = await voice.call(session);
      await caller.waitForAnswer(({ turn }) => turn === 1, 40_000);
      await caller.type(`A question to ${name}`);
      await caller.waitForAnswer(({ text }) => text === `Answer of ${name}.`, 60_000);
      await caller.leave();
      for (const { text } of caller.answers) expect(text).toMatch(new RegExp(`^Hello|of ${name}`));
    }),
  );
  for (const { name, voice: speaker, tool } of TENANTS) {
    const other = TENANTS.find((tenant) => tenant.name !== name);
    const chats = models.asked.filter(({ body }) => body.includes(`I am ${name}.`)).map(({ body }) => body);
    const spoken = models.asked.filter(({ body }) => body.includes(`Answer of ${name}.`) && body.includes('"voice"'));
    expect(chats.length).toBeGreaterThan(0);
    for (const chat of chats) {
      expect(chat).toContain(tool);
      expect(chat).not.toContain(other?.tool);
      expect(chat).not.toContain(other?.name);
    }
    expect(spoken.map(({ body }) => JSON.parse(body).voice)).toEqual([speaker]);
  }
}, 150_000);
