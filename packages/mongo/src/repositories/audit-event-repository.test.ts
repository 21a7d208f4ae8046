import { createAuditService, listAuditEventsSchema } from '@patchbay/core/audit';
import type { ActorScope, Change } from '@patchbay/core/kernel';
import {
  idOf,
  openTestDatabase,
  platformScopeFixture,
  steppingClock,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
  timedIds,
} from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuditEventRepository } from './audit-event-repository.ts';

// Ids tell the time too, as real ones do, and do not move the clock on: one step a change.
const clock = steppingClock('2026-11-22T10:00:00.000Z', 1_000);
let now = new Date();
const noted = { now: () => (now = clock.now()) };
const test = await openTestDatabase({ clock: noted, ids: timedIds({ now: () => now }) });
const audit = createAuditService({ auditEvents: createAuditEventRepository(test.database) });
const scopeA = tenantScopeFixture({ tenant_id: TENANT_A });
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const KEY = { type: 'api_key', id: idOf('api_key', 1) } as const;
const keyOfA = tenantScopeFixture({ tenant_id: TENANT_A, subject: KEY });

const FILE = { type: 'file', id: idOf('file', 1) } as const;
const AGENT = { type: 'agent', id: idOf('agent', 1) } as const;

function record(scope: ActorScope, ...changes: Pick<Change, 'action' | 'entity'>[]): Promise<void> {
  return test.unit_of_work.run(scope, async (work) => {
    for (const change of changes) work.record({ ...change, old_value: null, new_value: { a: 1 } });
  });
}

beforeAll(async () => {
  await record(scopeA, { action: 'file.created', entity: FILE });
  await record(keyOfA, { action: 'file.ready', entity: FILE }, { action: 'agent.created', entity: AGENT });
  await record(scopeB, { action: 'file.created', entity: FILE });
  await record(platformScopeFixture(), { action: 'operator.invited', entity: { type: 'operator', id: 'opr' } });
});

async function actions(query: Record<string, string | string[]>, scope: ActorScope = scopeA): Promise<string[]> {
  const page = await audit.list(scope, listAuditEventsSchema.parse({ order: 'asc', ...query }));
  return page.data.map((event) => event.action);
}

describe('audit events in MongoDB', () => {
  it.each([
    [{}, ['file.created', 'file.ready', 'agent.created']],
    [{ entity_type: 'file' }, ['file.created', 'file.ready']],
    [{ entity_id: AGENT.id }, ['agent.created']],
    [{ action: ['file.ready'] }, ['file.ready']],
    [{ action: ['file.ready', 'agent.created'] }, ['file.ready', 'agent.created']],
    [{ actor_type: 'api_key' }, ['file.ready', 'agent.created']],
    [{ source: 'runtime' }, []],
    [{ actor_id: KEY.id }, ['file.ready', 'agent.created']],
    [{ actor_id: KEY.id, entity_type: 'agent' }, ['agent.created']],
    [{ since: '2026-11-22T10:00:01.000Z' }, ['file.ready', 'agent.created']],
    [{ until: '2026-11-22T10:00:01.000Z' }, ['file.created']],
    [{ since: '2026-11-22T10:00:01Z', until: '2026-11-22T10:00:02Z' }, ['file.ready']],
    [{ entity_id: 'none' }, []],
  ])('are listed by %o', async (query, expected) => {
    expect(await actions(query)).toEqual(expected);
  });

  it("show a tenant's to the tenant, and the platform's own to the platform", async () => {
    expect(await actions({}, scopeB)).toEqual(['file.created']);
    expect(await actions({}, platformScopeFixture())).toEqual(['operator.invited']);
  });

  it('are read one by one, and another tenant finds nothing', async () => {
    const [first] = (await audit.list(scopeA, listAuditEventsSchema.parse({}))).data;
    if (first === undefined) throw new Error('expected an event');
    expect(await audit.get(scopeA, first.id)).toEqual(first);
    expect(first).toMatchObject({ object: 'audit_event', tenant_id: TENANT_A, timestamp: expect.any(Date) });
    await expect(audit.get(scopeB, first.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('page without loss or repeat', async () => {
    const first = await audit.list(scopeA, listAuditEventsSchema.parse({ limit: '2' }));
    await record(scopeA, { action: 'file.failed', entity: FILE });
    const query = listAuditEventsSchema.parse({ limit: '2', cursor: first.next_cursor });
    const second = await audit.list(scopeA, query);
    expect([...first.data, ...second.data].map((event) => event.action)).toEqual([
      'agent.created',
      'file.ready',
      'file.created',
    ]);
    expect(second.next_cursor).toBeNull();
  });
});
