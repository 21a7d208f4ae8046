import { initializeLogger, llm } from '@livekit/agents';
import { beforeAll, describe, expect, it } from 'vitest';
import { openAiLlm } from '../llm/openai/openai-llm.ts';
import { type Behaviour, chatAnswer } from '../provider-server.fixtures.ts';
import { broken, hanging, providerOf, QUICK, recordedEvents } from './chain.fixtures.ts';
import { chainLlms } from './llm-chain.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

const says = (words: string): Behaviour => ({
  onRequest: (_asked, response) =>
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(chatAnswer(words)),
});
const beginsAndStops: Behaviour = {
  onRequest(_asked, response) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chatAnswer('We are open').split('data: [DONE]')[0]);
  },
};

async function chainOf(...behaviours: Behaviour[]) {
  const providers = await Promise.all(behaviours.map(providerOf));
  const events = recordedEvents();
  const models = providers.map(({ http }, index) => ({
    provider: `p${index}`,
    model: openAiLlm({ provider: 'openai', model: `m${index}` }, { base_url: `${http}/v1`, api_key: 'k' }),
  }));
  return { chain: chainLlms(models, events, QUICK), events, providers };
}

async function answerOf(model: llm.LLM): Promise<string> {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'Is it open?' });
  let said = '';
  for await (const chunk of model.chat({ chatCtx })) said += chunk.delta?.content ?? '';
  return said;
}

describe('a chain of language models', () => {
  it('asks the first alone where it answers', async () => {
    const { chain, events, providers } = await chainOf(says('First.'), says('Second.'));
    expect(await answerOf(chain)).toBe('First.');
    expect(providers[1]?.asked).toEqual([]);
    expect(events.failed).toEqual([]);
  });

  it('goes on, in order, where one is broken after a second try', async () => {
    const { chain, events, providers } = await chainOf(broken, broken, says('Third.'));
    expect(await answerOf(chain)).toBe('Third.');
    expect(events.failed.filter((name) => name === 'p0').length).toBeGreaterThanOrEqual(2);
    expect(events.failed.indexOf('p0')).toBeLessThan(events.failed.indexOf('p1'));
    expect(providers[0]?.asked.length).toBeGreaterThanOrEqual(2);
    expect(events.exhausted).toEqual([]);
  });

  it('waits for one that hangs no longer than it may', async () => {
    const { chain, events } = await chainOf(hanging, says('Second.'));
    const began = performance.now();
    expect(await answerOf(chain)).toBe('Second.');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(events.failed).toContain('p0');
  });

  it('returns to the first when that one is back', async () => {
    const { chain, providers } = await chainOf(broken, says('Second.'));
    expect(await answerOf(chain)).toBe('Second.');
    for (const provider of providers.slice(0, 1)) provider.behaviour = says('First.');
    await expect.poll(() => answerOf(chain), { timeout: 5_000 }).toBe('First.');
  });

  it('does not begin an answer anew that broke off, and is not at its end by it', async () => {
    const { chain, events } = await chainOf(beginsAndStops, says('Second.'));
    expect(await answerOf(chain)).toBe('We are open');
    expect(events.exhausted).toEqual([]);
    expect(await answerOf(chain)).toBe('Second.');
  });

  it.each([
    ['broken', [broken, broken]],
    ['hanging', [hanging]],
  ])('is at its end where all are %s, and the framework is not told', async (_what, behaviours) => {
    const { chain, events } = await chainOf(...behaviours);
    let told = 0;
    chain.on('error', () => {
      told += 1;
    });
    expect(await answerOf(chain)).toBe('');
    await expect.poll(() => events.exhausted).toEqual(['llm']);
    expect(told).toBe(0);
  });

  it('has no failure where somebody interrupts', async () => {
    const { chain, events } = await chainOf(hanging);
    const chatCtx = llm.ChatContext.empty();
    chatCtx.addMessage({ role: 'user', content: 'Hello' });
    const stream = chain.chat({ chatCtx });
    setTimeout(() => stream.close(), 50);
    for await (const _chunk of stream);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(events.exhausted).toEqual([]);
  });
});
