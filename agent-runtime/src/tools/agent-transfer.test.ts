import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyInternalRequest } from '@patchbay/core/internal-auth';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAgentTransfer } from './agent-transfer.ts';

const dispatch = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 7), digest: `sha256:${'0'.repeat(64)}` };
const key = { key_id: 'k1', secret: Buffer.alloc(32, 1) };
const clock = { now: () => new Date() };
const order = { mode: 'blind', to: '+493012345678', play_dialtone: true, headers: {} } as const;
const warm = { mode: 'warm', to: '+493012345678', headers: {}, briefing: 'Ada calls.' } as const;

interface Answer {
  readonly status: number;
  readonly body: object;
}
const refusal = (status: number, type: string, code: string, details?: object): Answer => ({
  status,
  body: { error: { type, code, message: 'no', ...(details === undefined ? {} : { details }) } },
});
const done: Answer = { status: 200, body: { outcome: 'done' } };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** An API that answers as it is told to, once it is, to what is signed. */
async function api(...answers: (Answer | Promise<Answer> | 'hangs up')[]) {
  const asked: { path: string | undefined; body: unknown }[] = [];
  let nonces = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = '', url: path = '' } = request;
    const headers = request.headers as Record<string, string>;
    await verifyInternalRequest(
      { method, path, headers, body },
      { keys: [key], clock, nonces: { claim: async () => true } },
    );
    asked.push({ path, body: JSON.parse(body) });
    const answer = await answers[asked.length - 1];
    if (answer === undefined || answer === 'hangs up') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const internal_api_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const nonce = () => {
    nonces += 1;
    return `nonce-of-the-tests-${nonces}`;
  };
  const transfer = createAgentTransfer(
    dispatch,
    { internal_api_url, key, clock, nonce },
    createLogger({ level: 'silent' }),
  );
  return { transfer, asked };
}

describe("an agent's transfer", () => {
  it('is signed and asked of the API, for the session and tenant of the agent', async () => {
    const { transfer, asked } = await api(done);
    expect(await transfer(order)).toEqual({ outcome: 'done' });
    expect(asked).toEqual([
      {
        path: `/internal/v1/sessions/${dispatch.session_id}/transfer`,
        body: { tenant_id: dispatch.tenant_id, ...order },
      },
    ]);
  });

  it.each<[Answer, object]>([
    [refusal(422, 'invalid_request', 'unprocessable'), { outcome: 'not_allowed' }],
    [refusal(400, 'invalid_request', 'invalid_body'), { outcome: 'not_allowed' }],
    [refusal(409, 'conflict', 'transfer_under_way'), { outcome: 'under_way' }],
    [
      refusal(409, 'conflict', 'transfer_refused', { sip_status_code: 486 }),
      { outcome: 'refused', sip_status_code: 486 },
    ],
  ])('tells what became of it: %j', async (answer, outcome) => {
    expect(await (await api(answer)).transfer(order)).toEqual(outcome);
  });

  it('has a colleague called, as often as nobody takes the call: what came of it is told elsewhere', async () => {
    const { transfer, asked } = await api({ status: 200, body: { outcome: 'begun' } }, done);
    expect(await transfer(warm)).toEqual({ outcome: 'begun' });
    expect(await transfer(warm)).toEqual({ outcome: 'begun' });
    expect(asked.map(({ body }) => body)).toEqual(Array(2).fill({ tenant_id: dispatch.tenant_id, ...warm }));
  });

  it.each<[string, Answer | 'hangs up']>([
    ['is lost', 'hangs up'],
    ['is a failure', refusal(502, 'upstream', 'upstream_failed')],
    ['is no answer of the API', { status: 503, body: {} }],
  ])('is not asked again by itself where the answer %s: nobody is called twice', async (_how, answer) => {
    const { transfer, asked } = await api(answer, done);
    await expect(transfer(order)).rejects.toThrow();
    expect(asked.length).toBe(1);
    expect(await transfer(order)).toEqual({ outcome: 'done' });
  });

  it('is one at a time, and the last one once it came about', async () => {
    let answerNow = (_answer: Answer): void => undefined;
    const held = new Promise<Answer>((resolve) => {
      answerNow = resolve;
    });
    const { transfer, asked } = await api(held, done);
    const first = transfer(order);
    expect(await transfer({ ...order, to: '+493087654321' })).toEqual({ outcome: 'under_way' });
    answerNow(done);
    expect(await first).toEqual({ outcome: 'done' });
    expect(await transfer({ ...order, to: '+493087654321' })).toEqual({ outcome: 'done' });
    expect(asked.length).toBe(1);
  });
});
