import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_EXAMPLES, EVENT_TYPES } from '@patchbay/core/webhooks';
import { REPOSITORY_DIR } from '@patchbay/local-stack';
import { createEventReader } from '@patchbay/mongo';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { encryptedPdf } from '../fixtures/documents/poison.ts';
import { fixture } from '../fixtures/documents/read-fixture.ts';
import { openKnowledge } from '../ingestion/support/knowledge.ts';
import { pinsOf } from '../support/registry-fixtures.ts';

type Told = { type: string; data: { entity: { type: string; id: string }; object: unknown } };

/** A real event has the entity and the fields of its example. */
function expectLike(type: keyof typeof EVENT_EXAMPLES, events: readonly Told[]): void {
  const [event] = events.filter((one) => one.type === type);
  const { entity, object } = EVENT_EXAMPLES[type];
  expect(event?.data.entity.type, type).toBe(entity.type);
  expect(Object.keys(Object(event?.data.object)).sort(), type).toEqual(Object.keys(Object(object)).sort());
}

describe('the examples of events', () => {
  let client: ApiClient;
  beforeAll(async () => {
    ({ client } = await (await startApi()).tenant());
  });

  it('are like what a release tells', async () => {
    const { agentId, body } = await pinsOf(client);
    const root = `/v1/agents/${agentId}`;
    const { body: binding } = await client.post(`${root}/bindings`, body);
    await client.put(`${root}/environments/staging`, { binding_id: binding.id });
    const promoted = { from_environment: 'staging', expected_binding: null };
    expect((await client.post(`${root}/environments/production/promote`, promoted)).status).toBe(200);
    const { data } = (await client.get('/v1/events', { query: { limit: '100' } })).body;
    const told = data as Told[];
    expectLike('environment.updated', told);
    expectLike('environment.promoted', told);
    const [bound, ...more] = told.filter(({ type }) => type === 'binding.created');
    expect([bound?.data.entity, more]).toEqual([{ type: 'binding', id: binding.id }, []]);
  });

  it('are like what becomes of files', { timeout: 120_000 }, async () => {
    const knowledge = await openKnowledge();
    const scope = knowledge.newTenant();
    const index = await knowledge.newIndex(scope);
    const plain = { media_type: 'text/plain' as const, name: 'cedar-clinic.txt', bytes: fixture('cedar-clinic.txt') };
    const locked = { media_type: 'application/pdf' as const, name: 'locked.pdf', bytes: await encryptedPdf() };
    for (const upload of [plain, locked]) {
      const { key } = await knowledge.declare(scope, [index], upload);
      await knowledge.deliver(key);
    }
    const reader = createEventReader(knowledge.test.database);
    const { data } = await reader.list(scope, { limit: 100, order: 'asc' }, { from_id: '' });
    expectLike('file.ready', data);
    expectLike('file.failed', data);
    expect(data.filter(({ type }) => type === 'file.ready')).toHaveLength(1);
  });
});

describe('docs/webhooks.md', () => {
  it('names only types of events that there are, and every one that has an example', () => {
    const page = readFileSync(join(REPOSITORY_DIR, 'docs/webhooks.md'), 'utf8');
    const nouns = new Set(EVENT_TYPES.map((type) => type.split('.')[0]));
    const words = [...page.matchAll(/`([a-z_]+)\.([a-z_]+)`/g)].flatMap(([, noun, verb]) =>
      nouns.has(noun as never) ? [`${noun}.${verb}`] : [],
    );
    expect(words.length).toBeGreaterThan(15);
    expect(words.filter((word) => !EVENT_TYPES.includes(word as never))).toEqual([]);
    expect(Object.keys(EVENT_EXAMPLES).filter((type) => !words.includes(type))).toEqual([]);
  });
});
