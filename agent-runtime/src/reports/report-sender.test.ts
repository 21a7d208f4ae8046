import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyInternalRequest } from '@patchbay/core/internal-auth';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReportSender } from './report-sender.ts';

const key = { key_id: 'k1', secret: Buffer.alloc(32, 3) };
const clock = { now: () => new Date() };
const session = {
  session_id: 'ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  run_id: 'run-1',
};
const report: SessionReport = { seq: 1, at: '2026-11-22T10:00:00.000Z', type: 'ended', reason: 'stopped' };

let server: Server;
let url: string;
let answer: { status: number; body: string };
const nonces: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const arrived = {
      method: request.method ?? '',
      // Behind the gateway a function sees the path without the stage.
      path: (request.url ?? '').replace('/stage', ''),
      body: Buffer.concat(chunks),
      headers: request.headers as Record<string, string | undefined>,
    };
    const claim = async ({ nonce }: { nonce: string }) => nonces.push(nonce) > 0;
    const verified = await verifyInternalRequest(arrived, { keys: [key], clock, nonces: { claim } }).catch(() => null);
    response.writeHead(verified === null ? 401 : answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stage`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answer = { status: 200, body: '{"accepted_seq":1}' };
});

function send(signing = key) {
  let count = nonces.length;
  const nonce = () => `nonce-nonce-nonce-${count++}`;
  const sendReports = createReportSender(session, { internal_api_url: url, key: signing, clock, nonce });
  return sendReports([report], new AbortController().signal);
}

describe('sending reports', () => {
  it('is signed so that the API accepts it, with a nonce of its own for every try', async () => {
    expect(await send()).toEqual({ accepted_seq: 1 });
    expect(await send()).toEqual({ accepted_seq: 1 });
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it.each([400, 404, 409, 413, 422])('takes a %i for the last word', async (status) => {
    answer = { status, body: '{}' };
    expect(await send()).toEqual({ refused_status: status });
  });

  it.each([408, 429, 500, 503])('tries again after a %i', async (status) => {
    answer = { status, body: '{}' };
    await expect(send()).rejects.toThrow(String(status));
  });

  it('tries again when its key is not accepted: keys are rotated, clocks are put right', async () => {
    await expect(send({ ...key, secret: Buffer.alloc(32, 4) })).rejects.toThrow('401');
  });

  it('tries again after an answer that is none', async () => {
    answer = { status: 200, body: '<html>' };
    await expect(send()).rejects.toThrow();
  });
});
