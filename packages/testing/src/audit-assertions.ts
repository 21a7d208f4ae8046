import type { AuditEvent } from '@patchbay/core/audit';
import type { AuditAction } from '@patchbay/core/kernel';
import type { TestDatabase } from './test-database.ts';

/** What an audit event is looked up by; all that is given must hold. */
export interface AuditExpectation {
  readonly action: AuditAction;
  readonly tenant_id?: string | null;
  readonly entity_id?: string;
  readonly actor_id?: string;
  readonly request_id?: string;
}

/**
 * The one audit event that fits, which must exist exactly once and have its outbox event.
 *
 * @throws Error saying how many there are instead, and which actions were recorded.
 */
export async function theAuditEvent(test: TestDatabase, expected: AuditExpectation): Promise<AuditEvent> {
  const { entity_id, ...fields } = expected;
  const filter = { ...fields, ...(entity_id === undefined ? {} : { 'entity.id': entity_id }) };
  const database = test.client.db(test.name);
  const found = await database.collection('audit_events').find(filter).toArray();
  const [event] = found;
  if (event === undefined || found.length !== 1) {
    const actions = await database.collection('audit_events').distinct('action');
    throw new Error(
      `expected one audit event ${JSON.stringify(expected)}, found ${found.length}; recorded: ${actions}`,
    );
  }
  const outbox = await database.collection('outbox_events').countDocuments({ 'data.audit_event_id': event._id });
  if (outbox !== 1) throw new Error(`expected one outbox event for ${event._id}, found ${outbox}`);
  const { _id, ...rest } = event;
  return { id: String(_id), ...rest } as unknown as AuditEvent;
}

/** How many audit events there are in all: to show that nothing was recorded. */
export async function countAuditEvents(test: TestDatabase): Promise<number> {
  return test.client.db(test.name).collection('audit_events').countDocuments();
}
