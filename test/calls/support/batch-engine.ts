import { ulidSource } from '@patchbay/config';
import { createCallBatchService, createReadCallBatches, createRunCallBatches } from '@patchbay/core/call-batches';
import { type CallResult, type CreateCall, createCallLifecycle, type StoredCall } from '@patchbay/core/calls';
import { AppError, type TenantScope } from '@patchbay/core/kernel';
import {
  createCallBatchLine,
  createCallBatchRepository,
  createCallBatchWatchList,
  createCallRepository,
} from '@patchbay/mongo';
import { idOf, openTestDatabase, tenantScopeFixture } from '@patchbay/testing';

const AGENT = idOf('agent', 1);
const FROM = '+493012345678';

/** Batches on a real database, with a telephone network that does what the test says. */
export async function openBatchEngine() {
  let time = Date.parse('2026-11-23T10:00:00Z');
  const clock = { now: () => new Date(time) };
  const ids = ulidSource();
  const { database, unit_of_work: unitOfWork } = await openTestDatabase({ clock, ids, max_pool_size: 30 });
  const scope = tenantScopeFixture();
  const calls = createCallRepository(database);
  const batches = createCallBatchRepository(database);
  const lifecycle = createCallLifecycle({ calls, unitOfWork, clock });
  const open = new Map<string, StoredCall>();
  const dialled: { id: string; to: string; voicemail: CreateCall['voicemail'] }[] = [];
  const network = { allowed: 100, others: 0, most: 0, dies: 'never' as 'never' | 'before' | 'after' };

  async function placeCall(of: TenantScope, input: CreateCall, { call_id }: { call_id: string }) {
    if (network.dies === 'before') throw new Error('killed before the call was written');
    if (open.size + network.others >= network.allowed) throw new AppError('limit_exceeded');
    const call = callOf(of, call_id, input.to, clock.now());
    await unitOfWork.run(of, async (work) => {
      await calls.insert(of, work, call);
      const entity = { type: 'call', id: call_id } as const;
      work.record({ action: 'call.created', entity, old_value: null, new_value: {} });
    });
    open.set(call_id, call);
    dialled.push({ id: call_id, to: input.to, voicemail: input.voicemail });
    network.most = Math.max(network.most, open.size + network.others);
    if (network.dies === 'after') throw new Error('killed after the call was written');
    return { object: 'call' as const, ...call };
  }

  const service = createCallBatchService({
    ...{ batches, unitOfWork, clock, ids },
    resolver: { resolveForSession: async () => ({ variables: [], default_variables: {} }) as never },
    numbers: { findLive: async () => ({ outbound_trunk_id: idOf('sip_trunk', 1) }) as never },
    countries: { allowed: async () => null },
  });
  const engine = () =>
    createRunCallBatches({
      ...{ batches, unitOfWork, clock, ids, placeCall },
      line: createCallBatchLine(database),
      watchList: createCallBatchWatchList(database),
      quota: {
        use: async () => ({ allowed: network.allowed, used: open.size + network.others, time_zone: 'UTC' }),
      },
    });
  return {
    scope,
    service,
    network,
    dialled,
    open,
    reads: createReadCallBatches({ batches }),
    run: () => engine()({ request_id: 'batches', source: 'scheduler' }),
    pass(seconds: number) {
      time += seconds * 1000;
    },
    at(iso: string) {
      time = Date.parse(iso);
    },
    now: clock.now,
    /** Somebody answers, or not. */
    async end(id: string, result: CallResult) {
      const call = open.get(id);
      if (call === undefined) throw new Error(`${id} is not open`);
      await unitOfWork.run(scope, (work) => lifecycle.endWith(scope, work, call, { result }, 'participant_left'));
      open.delete(id);
    },
    create: (rows: object[], options: object = {}) =>
      service.create(scope, {
        ...{ agent_id: AGENT, from: FROM, skip_invalid: false, metadata: {}, retries: {} },
        ...{ ring_timeout_seconds: 30 },
        pacing: { max_concurrent: 10, per_minute: 600, inbound_reserve_percent: 20 },
        rows: rows as Record<string, unknown>[],
        ...options,
      }),
  };
}

/** Rows with numbers of Berlin. */
export function berliners(count: number): { to: string }[] {
  return Array.from({ length: count }, (_, index) => ({ to: `+4930${10_000_000 + index}` }));
}

function callOf(scope: TenantScope, id: string, to: string, now: Date): StoredCall {
  return {
    id,
    tenant_id: scope.tenant_id,
    direction: 'outbound',
    status: 'queued',
    result: null,
    from: FROM,
    to,
    phone_number_id: idOf('phone_number', 1),
    inbound_mapping_id: null,
    agent_id: AGENT,
    session_id: id.replace('cal_', 'ses_'),
    ring_timeout_seconds: 30,
    voicemail: null,
    end_reason: null,
    answered_by: null,
    transfer: null,
    sip: { call_id: null, trunk_id: null, status_code: null, status: null, headers: {} },
    error: null,
    metadata: {},
    created_at: now,
    dialed_at: null,
    ringing_at: null,
    answered_at: null,
    ended_at: null,
  };
}
