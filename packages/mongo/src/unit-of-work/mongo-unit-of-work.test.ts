import type { AuditEvent } from '@patchbay/core/audit';
import { AppError, type Change, isAppError, type TenantScope, type Work } from '@patchbay/core/kernel';
import {
  countAuditEvents,
  idOf,
  openTestDatabase,
  platformScopeFixture,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
  theAuditEvent,
} from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { BoundaryViolation } from '../boundary/plain-object.ts';
import { auditEvents } from '../collections/audit-events.ts';
import { defineCollection } from '../collections/collection-definition.ts';
import { mongoWork } from './mongo-work.ts';

interface Counter {
  readonly id: string;
  readonly tenant_id: string;
  readonly value: number;
}

const counters = defineCollection<Counter>({
  name: 'uow_counters',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

const test = await openTestDatabase();
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const stored = test.client.db(test.name).collection<{ _id: string; value: number }>(counters.name);
const outbox = test.client.db(test.name).collection('outbox_events');
const ID = idOf('file', 1);

const change = (fields: Partial<Change> = {}): Change => ({
  action: 'file.created',
  entity: { type: 'file', id: ID },
  old_value: null,
  new_value: { value: 1 },
  ...fields,
});
const open = (work: Work, as: TenantScope = scope) => test.database.tenantCollection(counters, as, work);
const insert = (work: Work) => open(work).insertOne({ id: ID, tenant_id: TENANT_A, value: 0 });

beforeEach(async () => {
  const database = test.client.db(test.name);
  for (const name of ['uow_counters', 'audit_events', 'outbox_events']) await database.collection(name).deleteMany({});
});

describe('unit of work', () => {
  it('of a dry run does everything, answers, and leaves nothing, and still fails where the real one would', async () => {
    const rehearsal: TenantScope = { ...scope, origin: { ...scope.origin, dry_run: true } };
    const run = (as: TenantScope) =>
      test.unit_of_work.run(as, async (work) => {
        await insert(work);
        work.record(change());
        return open(work, as).findOne({ id: ID });
      });
    expect(await run(rehearsal)).toMatchObject({ id: ID, value: 0 });
    expect([await stored.countDocuments(), await outbox.countDocuments()]).toEqual([0, 0]);
    expect(await countAuditEvents(test)).toBe(0);
    await run(scope);
    await expect(run(rehearsal)).rejects.toSatisfy((error) => isAppError(error, 'already_exists'));
  });

  it('commits the write, its audit event and its outbox event together, and returns what the body returns', async () => {
    const result = await test.unit_of_work.run(scope, async (work) => {
      await insert(work);
      work.record(change());
      return 'done';
    });
    expect(result).toBe('done');
    expect(await stored.countDocuments()).toBe(1);
    const audit = await theAuditEvent(test, { action: 'file.created', tenant_id: TENANT_A });
    expect(await outbox.findOne()).toMatchObject({
      _id: expect.stringMatching(/^evt_/),
      tenant_id: TENANT_A,
      type: 'file.created',
      data: { entity: { type: 'file', id: ID }, object: { value: 1 }, audit_event_id: audit.id },
      dispatched_at: null,
    });
  });

  it('commits an event of what was observed with the rest, masked, and no audit event of it', async () => {
    const entity = { type: 'session', id: idOf('session', 1) } as const;
    const notice = { type: 'tool.called', entity, object: { tool_name: 'look', password: 'open sesame' } } as const;
    await test.unit_of_work.run(scope, async (work) => work.announce(notice));
    const [told] = await outbox.find().toArray();
    expect(told).toMatchObject({ tenant_id: TENANT_A, type: 'tool.called', dispatched_at: null });
    expect(told?.['data']).toMatchObject({ entity, object: { tool_name: 'look' } });
    expect(JSON.stringify(told)).not.toContain('sesame');
    expect(await countAuditEvents(test)).toBe(0);
    const failing = test.unit_of_work.run(scope, async (work) => {
      work.announce(notice);
      await insert(work);
    });
    await expect(failing).rejects.toThrow('recorded no change');
    expect(await outbox.countDocuments()).toBe(1);
  });

  it('leaves nothing when the body fails after its writes', async () => {
    const failing = test.unit_of_work.run(scope, async (work) => {
      await insert(work);
      work.record(change());
      throw new AppError('unprocessable');
    });
    await expect(failing).rejects.toMatchObject({ code: 'unprocessable' });
    expect(await stored.countDocuments()).toBe(0);
    expect(await countAuditEvents(test)).toBe(0);
    expect(await outbox.countDocuments()).toBe(0);
  });

  it('leaves nothing, and says so, when a body writes without recording', async () => {
    await expect(test.unit_of_work.run(scope, insert)).rejects.toThrow('uow_counters and recorded no change');
    expect(await stored.countDocuments()).toBe(0);
  });

  it('lets a body whose writes found nothing to change record nothing', async () => {
    const absent = { id: 'absent' };
    await test.unit_of_work.run(scope, async (work) => {
      expect(await open(work).findOneAndUpdate(absent, { $set: { value: 2 } })).toBeNull();
      await open(work).updateOne(absent, { $set: { value: 2 } });
      await open(work).updateMany(absent, { $set: { value: 2 } });
      await open(work).deleteMany(absent);
    });
    expect(await countAuditEvents(test)).toBe(0);
    const upsert = test.unit_of_work.run(scope, async (work) => {
      await open(work).findOneAndUpdate(absent, { $set: { value: 2 } }, { upsert: true, return: 'before' });
    });
    await expect(upsert).rejects.toThrow('recorded no change');
    expect(await stored.countDocuments()).toBe(0);
  });

  it('leaves nothing when an audit event cannot be stored', async () => {
    const failing = test.unit_of_work.run(scope, async (work) => {
      await insert(work);
      work.record(change({ action: 'file.exploded' as 'file.created' }));
    });
    await expect(failing).rejects.toMatchObject({ code: 'internal' });
    expect(await stored.countDocuments()).toBe(0);
  });

  it('lets a body that only reads record nothing', async () => {
    expect(await test.unit_of_work.run(scope, (work) => open(work).findOne({ id: ID }))).toBeNull();
  });

  it('runs racing read-modify-writes again until each has counted, with one audit event each', async () => {
    await test.unit_of_work.run(scope, async (work) => {
      await insert(work);
      work.record(change());
    });
    let bodies = 0;
    const increment = () =>
      test.unit_of_work.run(scope, async (work) => {
        bodies += 1;
        const counter = await open(work).findOne({ id: ID });
        await open(work).updateOne({ id: ID }, { $set: { value: (counter?.value ?? 0) + 1 } });
        work.record(change({ action: 'file.claimed' }));
      });
    await Promise.all(Array.from({ length: 6 }, increment));
    expect((await stored.findOne({ _id: ID }))?.value).toBe(6);
    expect(await countAuditEvents(test)).toBe(7);
    expect(bodies).toBeGreaterThan(6);
  });

  it('turns a duplicate key into already_exists and aborts', async () => {
    const twice = test.unit_of_work.run(scope, async (work) => {
      await insert(work);
      work.record(change());
      await insert(work);
    });
    await expect(twice).rejects.toSatisfy((error) => isAppError(error, 'already_exists') && error.param === 'id');
    expect(await stored.countDocuments()).toBe(0);
  });

  it("keeps a tenant's work from reaching or recording for another tenant", async () => {
    const other = tenantScopeFixture({ tenant_id: TENANT_B });
    const reaching = test.unit_of_work.run(scope, (work) => open(work, other).findOne({ id: ID }));
    await expect(reaching).rejects.toThrow(BoundaryViolation);
    const recording = test.unit_of_work.run(scope, async (work) => work.record(change({ tenant_id: TENANT_B })));
    await expect(recording).rejects.toThrow(BoundaryViolation);
  });

  it('files what the platform does for a tenant under that tenant', async () => {
    await test.unit_of_work.run(platformScopeFixture(), async (work) => work.record(change({ tenant_id: TENANT_B })));
    await theAuditEvent(test, { action: 'file.created', tenant_id: TENANT_B });
  });

  it('lets no repository add, change or remove an audit event', async () => {
    const failures = await test.unit_of_work.run(scope, async (work) => {
      const events = test.database.tenantCollection(auditEvents, scope, work);
      const attempts = [
        events.insertOne({ id: 'aud_x' } as AuditEvent),
        events.updateOne({}, { $set: { actor_id: 'someone else' } }),
        events.deleteMany({}),
        events.touchOne({}, { actor_id: 'someone else' }),
      ];
      return Promise.allSettled(attempts);
    });
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  });

  it('refuses audited writes outside of a unit of work, and a Work that is over or foreign', async () => {
    const outside = test.database.tenantCollection(counters, scope).updateOne({ id: ID }, { $set: { value: 1 } });
    await expect(outside).rejects.toThrow('inside a unit of work only');
    const kept = await test.unit_of_work.run(scope, async (work) => work);
    expect(() => kept.record(change())).toThrow('this unit of work is over');
    expect(() => open(kept)).toThrow('this unit of work is over');
    expect(() => mongoWork({ record: () => undefined, announce: () => undefined })).toThrow(BoundaryViolation);
  });
});
