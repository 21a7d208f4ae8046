import { dispose, RpcError } from '@livekit/rtc-node';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import { waitFor } from '@patchbay/local-stack/participant';
import { idOf } from '@patchbay/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let voice: VoiceStack;

beforeAll(async () => {
  voice = await startVoiceStack();
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  await dispose();
}, 60_000);

const tool = (name: string): ResolvedConfig['tools'][number] => ({
  tool_id: idOf('tool', name.length),
  version: 1,
  name,
  description: 'Looks into the cart of the user.',
  parameters: { type: 'object', properties: { cart_id: { type: 'string' } }, required: ['cart_id'] },
  handler_ref: 'client',
  config: { timeout_ms: 2_000 },
});

/** A session whose agent has these tools, with its caller, after the welcome. */
async function talk(names: readonly string[]) {
  const session = await seedSession(voice.database, configOf({ tools: names.map(tool) }));
  await voice.dispatch(session);
  const caller = await voice.call(session);
  await caller.waitForAnswer(({ turn }) => turn === 1, 40_000);
  const toolCalls = (count: number) =>
    waitFor(
      `${count} tool calls`,
      () => {
        const calls = voice.receiver.reportsOf(session.session_id).filter(({ type }) => type === 'tool_call');
        return calls.length >= count ? calls : undefined;
      },
      30_000,
      () => [voice.receiver.reportsOf(session.session_id), voice.worker.log().slice(-3_000)],
    );
  return { session, caller, toolCalls };
}

describe("a tool of the end user's app", { timeout: 120_000 }, () => {
  it("is carried out in the caller's app, and the agent tells what the app answered", async () => {
    const { caller, toolCalls } = await talk(['check_cart']);
    const asked: { from: string; payload: string }[] = [];
    caller.room.localParticipant?.registerRpcMethod('check_cart', async ({ callerIdentity, payload }) => {
      asked.push({ from: callerIdentity, payload });
      return JSON.stringify({ total: '42 euros' });
    });
    await caller.type('Please check cart A17.');
    const answer = await caller.waitForAnswer(({ turn }) => turn === 2, 30_000);
    expect(answer.text).toContain('42 euros');
    expect(asked.map(({ payload }) => JSON.parse(payload))).toEqual([{ cart_id: 'A17' }]);
    expect(asked[0]?.from).not.toBe('caller');
    expect(await toolCalls(1)).toMatchObject([{ tool_name: 'check_cart', ok: true }]);
    await caller.leave();
  });

  it('that the app does not have, refuses or leaves unanswered fails in words, and the conversation goes on', async () => {
    const { session, caller, toolCalls } = await talk(['check_cart', 'empty_cart', 'order_cart']);
    const self = caller.room.localParticipant;
    self?.registerRpcMethod('empty_cart', async () => {
      throw new RpcError(1, 'Not without asking.');
    });
    self?.registerRpcMethod('order_cart', () => new Promise(() => undefined));
    for (const [index, text] of ['check cart A17', 'empty cart A17', 'order cart A17'].entries()) {
      await caller.type(text);
      await caller.waitForAnswer(({ turn }) => turn === index + 2, 30_000);
    }
    const calls = await toolCalls(3);
    expect(calls).toMatchObject([
      { tool_name: 'check_cart', ok: false },
      { tool_name: 'empty_cart', ok: false },
      { tool_name: 'order_cart', ok: false },
    ]);
    self?.registerRpcMethod('check_cart', async () => 'All is well.');
    await caller.type('check cart A18');
    await caller.waitForAnswer(({ turn, text }) => turn > 4 && text.includes('All is well'), 30_000);
    expect(await toolCalls(4)).toMatchObject([{}, {}, {}, { tool_name: 'check_cart', ok: true }]);
    expect(voice.receiver.reportsOf(session.session_id).filter(({ type }) => type === 'ended')).toEqual([]);
    await caller.leave();
  });
});
