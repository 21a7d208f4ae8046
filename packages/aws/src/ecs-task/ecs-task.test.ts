import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ecsTaskProtection, ecsTaskRevision } from './index.ts';

interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly body: unknown;
}

/** The agent's endpoints as they are documented, on a port of this machine. */
const asked: Asked[] = [];
let answer: { status: number; body: unknown } = { status: 200, body: {} };
const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  asked.push({ method: request.method, path: request.url, body: text === '' ? undefined : JSON.parse(text) });
  response.writeHead(answer.status).end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
});
let uri: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/1`;
});
afterAll(() => server.close());
beforeEach(() => asked.splice(0));

describe('protection from scale-in', () => {
  it('is asked of the agent of the task, with its time, and given back', async () => {
    answer = { status: 200, body: { protection: { ProtectionEnabled: true, ExpirationDate: '2026-01-01T00:00:00Z' } } };
    await ecsTaskProtection(uri).protect(30);
    answer = { status: 200, body: { protection: { ProtectionEnabled: false } } };
    await ecsTaskProtection(uri).release();
    const path = '/api/1/task-protection/v1/state';
    expect(asked).toEqual([
      { method: 'PUT', path, body: { ProtectionEnabled: true, ExpiresInMinutes: 30 } },
      { method: 'PUT', path, body: { ProtectionEnabled: false } },
    ]);
  });

  it.each([
    [200, { failure: { Reason: 'DEPLOYMENT_BLOCKED' } }, /200.*DEPLOYMENT_BLOCKED/],
    [400, { error: { Code: 'AccessDeniedException', Message: 'not allowed' } }, /400.*not allowed/],
    [500, 'no json', /500.*no reason given/],
    [200, { protection: { ProtectionEnabled: false } }, /200/],
  ])('fails in words when the agent answers %i %j', async (status, body, message) => {
    answer = { status, body };
    await expect(ecsTaskProtection(uri).protect(30)).rejects.toThrow(message);
  });
});

describe('the revision of the task definition', () => {
  it('is what the agent says of the task', async () => {
    answer = { status: 200, body: { Family: 'patchbay-prod-agent-runtime', Revision: '42' } };
    expect(await ecsTaskRevision(uri)).toBe(42);
    expect(asked).toEqual([{ method: 'GET', path: '/api/1/task', body: undefined }]);
  });

  it.each([{}, { Revision: 'latest' }, { Revision: '0' }])('is no guess where the agent says %j', async (body) => {
    answer = { status: 200, body };
    await expect(ecsTaskRevision(uri)).rejects.toThrow('without a revision');
  });
});
