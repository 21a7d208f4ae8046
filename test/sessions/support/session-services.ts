import { createCallEndings } from '@patchbay/core/calls';
import {
  createReportService,
  createSessionLifecycle,
  createSessionReader,
  createWatchdog,
  type Rooms,
  type SessionAlarms,
  type SessionStatus,
  type StoredSession,
} from '@patchbay/core/session-orchestrator';
import { createCallRepository, createSessionRepository, createSessionWatchList } from '@patchbay/mongo';
import { idOf, TENANT_A, type TestClock, type TestDatabase, tenantScopeFixture } from '@patchbay/testing';

/** Seconds from creation until an agent must have joined, and until the session ends at the latest. */
export const DEADLINE_SECONDS = 20;
export const MAX_SECONDS = 600;

/** The use cases around a running session on a real database, with a clock that a test turns. */
export function sessionServices(test: TestDatabase, clock: TestClock, rooms: Rooms) {
  const scheduled: { session_id: string; seconds: number }[] = [];
  const alarms: SessionAlarms = {
    schedule: async ({ session_id }, seconds) => void scheduled.push({ session_id, seconds }),
  };
  const sessions = createSessionRepository(test.database);
  const endings = createCallEndings({
    calls: createCallRepository(test.database),
    unitOfWork: test.unit_of_work,
    clock,
  });
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork: test.unit_of_work, clock, endings });
  const watchList = createSessionWatchList(test.database);
  return {
    scheduled,
    sessions,
    lifecycle,
    reader: createSessionReader({ sessions }),
    receive: createReportService({ sessions, lifecycle, unitOfWork: test.unit_of_work }),
    watchdog: createWatchdog({ sessions, watchList, lifecycle, rooms, alarms, clock }),
    seed: (status: SessionStatus, tenant_id = TENANT_A) => seed(test, clock, status, tenant_id),
  };
}

const DIGEST = `sha256:${'0'.repeat(64)}`;

async function seed(test: TestDatabase, clock: TestClock, status: SessionStatus, tenant_id: string) {
  const scope = tenantScopeFixture({ tenant_id });
  const now = clock.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const session: StoredSession = {
    id: test.ids.next('session'),
    tenant_id,
    agent_id: idOf('agent', 1),
    user_id: idOf('user', 1),
    channel: 'web',
    caller: null,
    time_zone: 'UTC',
    status,
    environment: 'production',
    binding_id: idOf('binding', 1),
    binding_number: 1,
    resolved_versions: {
      agent_version: 1,
      prompt_id: idOf('prompt', 1),
      prompt_version: 1,
      tool_versions: [],
      runtime_config_id: idOf('runtime_config', 1),
      runtime_config_version: 1,
      knowledge: [],
    },
    binding_digest: DIGEST,
    digest: DIGEST,
    variables: {},
    metadata: {},
    end_reason: null,
    created_at: now,
    join_deadline_at: after(DEADLINE_SECONDS),
    max_end_at: after(MAX_SECONDS),
    dispatched_at: status === 'created' ? null : now,
    started_at: status === 'active' ? now : null,
    ended_at: null,
    reports_seq: 0,
  };
  await test.unit_of_work.run(scope, async (work) => {
    await createSessionRepository(test.database).insert(scope, work, session);
    const entity = { type: 'session', id: session.id } as const;
    work.record({ action: 'session.created', entity, old_value: null, new_value: { status } });
  });
  return { scope, session };
}
