import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { GatewayCaller } from './gateway-caller.ts';
import { rememberSecret } from './secrets-in-logs.ts';

/** A token that no log may hold. */
export function freshToken(): string {
  const token = `tkn-${randomBytes(18).toString('hex')}`;
  rememberSecret('the token of a service', token);
  return token;
}

/** Stores a bearer token that tools may send to this machine. @returns its id */
export async function storeCredential(api: GatewayCaller, token: string): Promise<string> {
  const input = { kind: 'http_bearer', name: 'Orders', allowed_hosts: ['127.0.0.1'], secret: { token } };
  const { status, text, body } = await api.post('/v1/provider-credentials', input);
  expect(status, text).toBe(201);
  expect(text).not.toContain(token);
  return body.id;
}

/** The content of a tool that looks orders up at a service which wants the credential. */
export function orderTool(host: string, secret: string) {
  return {
    name: 'get_order',
    description: 'Looks an order up by its number.',
    parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
    handler_ref: 'http',
    config: {
      method: 'GET',
      url: `http://${host}/orders/{{order_id}}`,
      headers: { Authorization: { secret } },
      response: { pointer: '/data', fields: { state: '/state' } },
    },
  };
}
