import { randomUUID } from 'node:crypto';
import { INTERNAL_HEADERS, type InternalKey, signInternalRequest } from '@patchbay/core/internal-auth';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeResources } from '../isolation/resources.ts';

const key: InternalKey = { key_id: 'k1', secret: Buffer.alloc(32, 1) };
const next: InternalKey = { key_id: 'k2', secret: Buffer.alloc(32, 2) };
const stranger: InternalKey = { key_id: 'k1', secret: Buffer.alloc(32, 3) };

let api: TestApi;
let tenant_id: string;
let path: string;

beforeAll(async () => {
  const keys = [key, next].map(({ key_id, secret }) => [key_id, Buffer.from(secret).toString('base64')]);
  const INTERNAL_HMAC_KEYS = JSON.stringify(Object.fromEntries(keys));
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, INTERNAL_HMAC_KEYS } });
  const tenant = await api.tenant();
  ({ tenant_id } = tenant);
  path = `/internal/v1/sessions/${(await makeResources(api, tenant.principal))['session_id']}/reports`;
}, 120_000);

const report = (seq: number) => ({ seq, at: '2026-11-22T10:00:00.000Z', type: 'agent_joined', worker_id: 'w' });
const bodyOf = (seq = 1, tenant = tenant_id) => JSON.stringify({ tenant_id: tenant, reports: [report(seq)] });

function signed(body: string, { by = key, late_seconds = 0, at = path } = {}): Record<string, string> {
  const clock = { now: () => new Date(Date.now() - late_seconds * 1000) };
  return {
    'content-type': 'application/json',
    ...signInternalRequest({ method: 'POST', path: at, body }, by, { clock, nonce: randomUUID }),
  };
}

async function send(body: string, headers: Record<string, string>, to = path) {
  const answer = await api.anonymous.post(to, body, { headers });
  return [answer.status, answer.body.error?.code ?? answer.body.accepted_seq];
}

/** What a report could change: the session, its events, and what is audited and told of it. */
async function everything(): Promise<unknown[]> {
  const database = api.db.client.db(api.db.name);
  const names = ['sessions', 'session_events', 'audit_events', 'outbox_events'];
  return Promise.all(names.map((name) => database.collection(name).find({ tenant_id }).sort({ _id: 1 }).toArray()));
}

describe('the signed door of our own systems', () => {
  it('takes what either of two keys has signed', async () => {
    expect(await send(bodyOf(), signed(bodyOf()))).toEqual([200, 1]);
    expect(await send(bodyOf(2), signed(bodyOf(2), { by: next }))).toEqual([200, 2]);
  });

  it('takes a request once: its replay is refused, at once and by many', async () => {
    const headers = signed(bodyOf());
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(bodyOf(), headers)));
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.filter(([, code]) => code === 'invalid_signature')).toHaveLength(4);
  });

  it('refuses what was changed on the way, in the same words', async () => {
    const body = bodyOf();
    const other = path.replace(/.(?=\/reports)/, (last) => (last === '0' ? '1' : '0'));
    const { [INTERNAL_HEADERS.signature]: _signature, ...unsigned } = signed(body);
    const before = await everything();
    for (const answer of [
      await send(bodyOf(9), signed(body)),
      await send(`${body} `, signed(body)),
      await send(body, signed(body), other),
      await send(body, signed(body, { at: `${path}?x=1` })),
      await send(body, { ...signed(body), [INTERNAL_HEADERS.nonce]: randomUUID() }),
      await send(body, { ...signed(body), [INTERNAL_HEADERS.key_id]: 'k2' }),
      await send(body, { ...signed(body), [INTERNAL_HEADERS.key_id]: '' }),
      await send(body, signed(body, { by: stranger })),
      await send(body, signed(body, { late_seconds: 301 })),
      await send(body, signed(body, { late_seconds: -301 })),
      await send(body, unsigned),
      await send(body, {}),
    ]) {
      expect(answer).toEqual([401, 'invalid_signature']);
    }
    expect(await everything()).toEqual(before);
  });

  it('finds a session in its own tenant only, and checks what it is told', async () => {
    const elsewhere = bodyOf(1, (await api.tenant()).tenant_id);
    expect(await send(elsewhere, signed(elsewhere))).toEqual([404, 'not_found']);
    for (const wrong of [
      { tenant_id, reports: [] },
      { tenant_id, reports: [{ ...report(1), seq: 0 }] },
      { tenant_id, reports: [{ ...report(1), type: 'promoted' }] },
      { tenant_id, reports: [{ ...report(1), extra: true }] },
      { reports: [report(1)] },
    ]) {
      const body = JSON.stringify(wrong);
      expect(await send(body, signed(body))).toEqual([400, 'invalid_body']);
    }
  });
});
