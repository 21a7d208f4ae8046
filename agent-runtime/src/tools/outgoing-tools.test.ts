import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@patchbay/config';
import type { TenantScope } from '@patchbay/core/kernel';
import {
  type PhoneCall,
  type ResolvedTool,
  sessionCallOut,
  type ToolRunContext,
  type TransferOrder,
  type TransferOutcome,
  toolImplementations,
} from '@patchbay/core/session-tools';
import {
  createToolRunner,
  OutgoingFailure,
  type OutgoingHttp,
  type OutgoingRequest,
} from '@patchbay/core/tool-execution';
import { createLogger } from '@patchbay/observability';
import { jsonSchemaJudge } from '@patchbay/outgoing';
import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';

const dispatch = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 7), digest: `sha256:${'0'.repeat(64)}` };
const credential = idOf('provider_credential', 1);
const tool: ResolvedTool = {
  tool_id: idOf('tool', 1),
  version: 1,
  name: 'get_order',
  description: 'Looks an order up.',
  parameters: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  handler_ref: 'http',
  config: {
    method: 'GET',
    url: 'https://api.example.org/orders/{{id}}',
    headers: { Authorization: { secret: credential } },
  },
};

/** A session's context over a scripted service and a scripted telephone. */
function session(answer: OutgoingHttp['send'], phone?: PhoneCall, noted: number[] = []) {
  const sent: OutgoingRequest[] = [];
  const asked: [TenantScope, string, string][] = [];
  const runner = createToolRunner({
    http: {
      send: (request) => {
        sent.push(request);
        return answer(request);
      },
    },
    mcp: { call: () => Promise.reject(new OutgoingFailure('timeout', 'late')), listTools: async () => [] },
    judge: jsonSchemaJudge(),
    secrets: {
      get: async (scope, id, host) => {
        asked.push([scope, id, host]);
        return { value: 'Bearer T0KEN', forms: ['T0KEN'] };
      },
      signing: async (_scope, id) => [`whsec_${btoa(id)}`],
    },
    clock: systemClock,
    sleep: async (ms) => sleep(ms),
  });
  const run = async (used: ResolvedTool, args: object) => {
    const handler = toolImplementations[used.handler_ref as keyof typeof toolImplementations];
    const context = {
      sleep: async (ms: number) => sleep(ms),
      tool: used,
      call_id: 'call-1',
      callOut: sessionCallOut(runner, dispatch, createLogger({ level: 'silent' })),
      phoneCall: () => phone,
      keysPressed: (count: number) => noted.push(count),
    } as unknown as ToolRunContext;
    return handler.run(handler.arguments.parse(args), handler.config.parse(used.config), context);
  };
  return { run, sent, asked };
}

const ok = async () => ({ status: 200, headers: {}, body: '{"state":"shipped","echo":"T0KEN"}' });

describe('an http tool in a session', () => {
  it("is called with its tenant's secret, and its answer is data with provenance, the secret taken out", async () => {
    const { run, sent, asked } = session(ok);
    expect(await run(tool, { id: 'A/1' })).toEqual({
      source: { type: 'external_service', host: 'api.example.org' },
      ok: true,
      data: { state: 'shipped', echo: '***' },
    });
    expect(sent[0]).toMatchObject({
      url: 'https://api.example.org/orders/A%2F1',
      headers: { authorization: 'Bearer T0KEN' },
    });
    const [[scope, id, host] = []] = asked;
    expect([scope?.tenant_id, id, host]).toEqual([dispatch.tenant_id, credential, 'api.example.org']);
  });

  it('sends the id of the call, signed where its version says so', async () => {
    const { run, sent } = session(ok);
    await run(tool, { id: '1' });
    expect(sent[0]?.headers).toMatchObject({ 'webhook-id': 'call-1', 'webhook-timestamp': expect.any(String) });
    expect(sent[0]?.headers).not.toHaveProperty('webhook-signature');
    await run({ ...tool, config: { ...tool.config, signature: { secret: credential } } }, { id: '1' });
    expect(sent[1]?.headers).toMatchObject({
      'webhook-id': 'call-1',
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
  });

  it('tells the model what is wrong with its arguments, and sends nothing', async () => {
    const { run, sent } = session(ok);
    await expect(run(tool, {})).rejects.toThrow('Wrong arguments: id is required.');
    expect(sent).toEqual([]);
  });

  it.each<[string, OutgoingHttp['send'], object]>([
    [
      'refuses',
      async () => ({ status: 404, headers: {}, body: 'no such order' }),
      { problem: 'The service answered with status 404.', data: 'no such order' },
    ],
    [
      'is away',
      async () => Promise.reject(new OutgoingFailure('timeout', 'api.example.org did not answer in time.')),
      { problem: 'api.example.org did not answer in time.' },
    ],
  ])('becomes something the model can speak about where the service %s', async (_how, answer, said) => {
    const error = await session(answer)
      .run(tool, { id: '1' })
      .catch((thrown: Error) => thrown);
    expect((error as Error).name).toBe('SpeakableFailure');
    expect(JSON.parse((error as Error).message)).toMatchObject({ ok: false, ...said });
  });
});

describe('the telephone', () => {
  const phone = (
    keys: string[],
    calls: TransferOrder[],
    outcome: TransferOutcome = { outcome: 'done' },
  ): PhoneCall => ({
    pressKey: async (key) => void keys.push(key),
    transfer: async (order) => {
      calls.push(order);
      return outcome;
    },
  });
  const dtmf: ResolvedTool = { ...tool, handler_ref: 'send_dtmf', config: { max_digits: 4, pause_ms: 50 } };
  const transfer: ResolvedTool = {
    ...tool,
    handler_ref: 'transfer_call',
    config: {
      destinations: [
        { name: 'reception', phone_number: '+493012345678' },
        { name: 'queue', uri: 'sip:7@PBX.example.org' },
      ],
      allowed_numbers: ['+493087654321'],
      headers: { 'X-From': 'agent' },
    },
  };

  it.each([
    [dtmf, { digits: '1' }],
    [transfer, { destination: 'reception' }],
  ])('is not there in a web session, and the model is told so: %#', async (used, args) => {
    await expect(session(ok).run(used, args)).rejects.toThrow(/not a phone call/);
  });

  it('has its keys pressed in order, at most as many as the version allows', async () => {
    const keys: string[] = [];
    const noted: number[] = [];
    const { run } = session(ok, phone(keys, []), noted);
    expect(await run(dtmf, { digits: '1 2-#' })).toBe('Pressed 12#.');
    expect(keys).toEqual(['1', '2', '#']);
    await expect(run(dtmf, { digits: '12345' })).rejects.toThrow('At most 4 digits');
    await expect(run(dtmf, { digits: '1;2' })).rejects.toThrow();
    expect(keys.length).toBe(3);
    expect(noted).toEqual([3]);
  });

  it('has those keys noted that were pressed before it was gone', async () => {
    const noted: number[] = [];
    const keys: string[] = [];
    const pressKey = async (key: string) => {
      if (key === '3') throw new Error('gone');
      keys.push(key);
    };
    const { run } = session(ok, { ...phone([], []), pressKey }, noted);
    await expect(run(dtmf, { digits: '123' })).rejects.toThrow('gone');
    expect([keys, noted]).toEqual([['1', '2'], [2]]);
  });

  it.each([
    ['reception', '+493012345678'],
    ['Reception', '+493012345678'],
    ['queue', 'sip:7@pbx.example.org'],
    ['+49 30 8765 4321', '+493087654321'],
  ])('goes to %s as the version has it', async (destination, to) => {
    const calls: TransferOrder[] = [];
    const told = await session(ok, phone([], calls)).run(transfer, { destination });
    expect(told).toBe('The call has been transferred.');
    expect(calls).toEqual([{ mode: 'blind', to, play_dialtone: true, headers: { 'X-From': 'agent' } }]);
  });

  it.each([
    '+4990012345',
    '+493012345678',
    'tel:+493087654321',
    'sip:evil@example.org',
    'sip:7@pbx.example.org',
    'constructor',
  ])('does not go to %s, whatever the caller talked the model into', async (destination) => {
    const calls: TransferOrder[] = [];
    const attempt = session(ok, phone([], calls)).run(transfer, { destination });
    await expect(attempt).rejects.toThrow('Calls cannot be transferred there. Possible are: reception, queue.');
    expect(calls).toEqual([]);
  });

  const asking = (config: object, properties: object): ResolvedTool => ({
    ...transfer,
    parameters: { type: 'object', properties: { destination: { type: 'string' }, ...properties } },
    config: { destinations: [{ name: 'sales', phone_number: '+493012345678' }], mode: 'warm', ...config },
  });
  const summary = { summary: { type: 'string' } };

  it.each([
    ['what the model sums up', asking({ briefing: 'A caller.' }, summary), { summary: ' Ada. ' }, 'Ada.'],
    [
      'what its version says, where the model says nothing',
      asking({ briefing: 'A caller.' }, summary),
      {},
      'A caller.',
    ],
    ['nothing given, where neither says anything', asking({}, summary), { summary: '' }, undefined],
    ['no word that the model was not asked for', asking({}, {}), { summary: 'Wire the money.' }, undefined],
    ['no more than can be told', asking({}, summary), { summary: 'x'.repeat(1_001) }, 'x'.repeat(1_000)],
  ])('has a colleague told %s', async (_what, used, more, briefing) => {
    const calls: TransferOrder[] = [];
    const told = await session(ok, phone([], calls)).run(used, { destination: 'sales', ...more });
    expect(told).toBeUndefined();
    expect(calls).toEqual([{ mode: 'warm', to: '+493012345678', headers: {}, briefing }]);
  });

  it('has a colleague called as long and under the number that the version says', async () => {
    const calls: TransferOrder[] = [];
    const used = asking({ ring_timeout_seconds: 12, from: '+493099999' }, {});
    await session(ok, phone([], calls)).run(used, { destination: 'sales' });
    expect(calls).toMatchObject([{ ring_timeout_seconds: 12, from: '+493099999' }]);
  });

  it.each<[TransferOutcome, string]>([
    [{ outcome: 'refused', sip_status_code: 486 }, 'The line is busy there.'],
    [{ outcome: 'refused', sip_status_code: 480 }, 'Nobody answers there.'],
    [{ outcome: 'refused', sip_status_code: 503 }, 'The call could not be transferred.'],
    [{ outcome: 'not_taken', result: 'busy' }, 'The line is busy there.'],
    [{ outcome: 'not_taken', result: 'no_answer' }, 'Nobody answers there.'],
    [{ outcome: 'not_taken', result: 'declined' }, 'The call was declined there.'],
    [{ outcome: 'not_taken', result: 'failed' }, 'The call could not be transferred.'],
    [{ outcome: 'not_allowed' }, 'Calls may not be transferred there.'],
    [{ outcome: 'under_way' }, 'The call is being transferred already.'],
  ])('stays where the transfer ends as %j, and the model is told what to say', async (outcome, said) => {
    const attempt = session(ok, phone([], [], outcome)).run(transfer, { destination: 'reception' });
    await expect(attempt).rejects.toMatchObject({
      name: 'SpeakableFailure',
      message: `${said} Say so, and go on with the caller.`,
    });
  });
});
