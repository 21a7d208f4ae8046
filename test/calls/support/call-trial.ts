import {
  type CallStep,
  createCallEndings,
  createCallLifecycle,
  createDialCall,
  createEndCall,
  createFailCall,
  createPrepareCall,
  createSweepCalls,
  createWatchCall,
  type DialAnswer,
  type PhonePresence,
  type StoredCall,
  type Telephone,
} from '@patchbay/core/calls';
import { createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { createCallRepository, createCallWatchList, createSessionRepository } from '@patchbay/mongo';
import { idOf, type openTestDatabase, steppingClock } from '@patchbay/testing';
import { sessionServices } from '../../sessions/support/session-services.ts';
import { type Fate, Mortal } from './mortal.ts';

const ORIGIN = { request_id: 'sweep', source: 'scheduler' };

/** What the phone does: `silent`: the network takes the dial, and nobody ever hears of it. */
export type Phone = 'answers' | 'busy' | 'rings' | 'silent';

const ANSWERS: Readonly<Record<Phone, DialAnswer>> = {
  answers: { outcome: 'answered', sip_call_id: 'SCL_1' },
  busy: { outcome: 'refused', status_code: 486, status: 'Busy Here' },
  rings: { outcome: 'refused', status_code: 408, status: 'Request Timeout' },
  silent: { outcome: 'lost' },
};

type StepName = 'prepare' | 'dial' | 'watch' | 'fail';

/** What is away, for good. */
export interface Outage {
  readonly media_server?: boolean;
  readonly agents?: boolean;
}

/** A call on a real database, with a telephone network and a clock of its own. */
export async function startTrial(
  test: Awaited<ReturnType<typeof openTestDatabase>>,
  does: Phone,
  { media_server = false, agents = false }: Outage = {},
) {
  const clock = steppingClock(new Date('2026-11-23T10:00:00Z'));
  const invites: string[] = [];
  const openRooms = new Set<string>();
  let phone: PhonePresence | null = null;
  const away = async () => {
    throw new Error('the media server is away');
  };
  const rooms = {
    openWithAgent: media_server ? away : async (name: string) => void openRooms.add(name),
    close: media_server ? away : async (name: string) => void openRooms.delete(name),
  };
  const telephone: Telephone = {
    async dial({ to }) {
      invites.push(to);
      if (does === 'answers') phone = { status: 'active', sip_call_id: 'SCL_1' };
      return ANSWERS[does];
    },
    look: async () => phone,
  };
  const { seed } = sessionServices(test, clock, rooms as never);
  const { scope, session } = await seed('created');
  await test.client
    .db(test.name)
    .collection<{ _id: string }>('sessions')
    .updateOne({ _id: session.id }, { $set: { channel: 'phone' } });
  const sessions = createSessionRepository(test.database);
  const calls = createCallRepository(test.database);
  const call = callOf(scope.tenant_id, session.id, clock.now());
  await test.unit_of_work.run(scope, async (work) => {
    await calls.insert(scope, work, call);
    const entity = { type: 'call', id: call.id } as const;
    work.record({ action: 'call.created', entity, old_value: null, new_value: {} });
  });

  /** The use cases as one process has them. */
  function processOf(mortal: Mortal) {
    const unitOfWork = mortal.port(test.unit_of_work);
    const own = { calls: mortal.port(calls), sessions: mortal.port(sessions) };
    // Within a transaction a process touches nothing that is not taken back with it.
    const endings = createCallEndings({ calls, unitOfWork, clock });
    const sessionLifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
    const lifecycle = createCallLifecycle({ calls, unitOfWork, clock });
    const room = mortal.port(rooms);
    const endCall = createEndCall({ sessions, lifecycle, sessionLifecycle, rooms: room, unitOfWork });
    const shared = { ...own, lifecycle, sessionLifecycle, endCall, clock, rooms: room };
    const watch = createWatchCall({ ...shared, telephone: mortal.port(telephone) });
    const steps: Record<StepName, CallStep> = {
      watch,
      prepare: createPrepareCall({
        ...shared,
        recorder: null,
        alarms: mortal.port({ schedule: async () => undefined }),
        join_deadline_seconds: 20,
      }),
      dial: createDialCall({
        ...shared,
        telephone: mortal.port(telephone),
        trunks: mortal.port({ get: async () => ({ provider_trunk_id: 'ST_1', archived_at: null }) as never }),
        sleep: async (ms, signal) => {
          clock.advance(ms);
          if (!agents && signal === undefined) await agentJoins();
        },
      }),
      fail: createFailCall(shared),
    };
    const sweep = createSweepCalls({
      ...shared,
      watchList: createCallWatchList(test.database),
      // The name of its execution is taken: it is started once.
      starter: { start: async () => undefined },
      watchCall: watch,
      // Nobody hands this call over.
      watchTransfer: async () => 'done',
      afterTransfer: { lookAfter: async () => undefined },
    });
    return { steps, sweep, sessionLifecycle };
  }
  const survivor = processOf(new Mortal());

  async function agentJoins(): Promise<void> {
    const now = await sessions.get(scope, session.id);
    if (now !== null) await survivor.sessionLifecycle.started(scope, now, clock.now());
  }

  /** A step and its repetitions: the first process has its fate, the others live. */
  async function step(name: StepName, mortal: Mortal): Promise<string> {
    try {
      if (!mortal.isDead) return await processOf(mortal).steps[name](scope, call.id);
    } catch (error) {
      if (!mortal.isDead && !media_server) throw error;
    }
    return await survivor.steps[name](scope, call.id);
  }

  return {
    call,
    invites,
    openRooms,
    /** What the state machine does, with a process that dies at a touch. @returns whether it came to that */
    async carryOut(fate?: Fate): Promise<boolean> {
      const mortal = new Mortal(fate);
      try {
        let progress = await step('prepare', mortal);
        if (progress === 'go_on') progress = await step('dial', mortal);
        while (progress === 'watch') {
          clock.advance(3_000);
          progress = await step('watch', mortal);
        }
      } catch {
        await step('fail', mortal).catch(() => undefined);
      }
      return mortal.isDead;
    },
    /** As above, but nobody repeats anything: the execution is lost with its process. */
    async loseExecution(fate: Fate): Promise<boolean> {
      const mortal = new Mortal(fate);
      const { steps } = processOf(mortal);
      try {
        let progress = await steps.prepare(scope, call.id);
        if (progress === 'go_on') progress = await steps.dial(scope, call.id);
        while (progress === 'watch') {
          clock.advance(3_000);
          progress = await steps.watch(scope, call.id);
        }
      } catch (error) {
        if (!mortal.isDead) throw error;
      }
      return mortal.isDead;
    },
    /** A minute passes, and the sweep comes by. */
    async sweep(): Promise<void> {
      clock.advance(60_000);
      await survivor.sweep(ORIGIN);
    },
    get: async () => (await calls.get(scope, call.id)) ?? call,
    /** Whoever picked up hangs up. */
    async hangsUp(): Promise<void> {
      const now = await sessions.get(scope, session.id);
      if (now !== null) await survivor.sessionLifecycle.over(scope, now, 'participant_left');
    },
    async endsTold(): Promise<{ audited: number; published: number }> {
      const db = test.client.db(test.name);
      return {
        audited: await db.collection('audit_events').countDocuments({ 'entity.id': call.id, action: 'call.ended' }),
        published: await db
          .collection('outbox_events')
          .countDocuments({ 'data.entity.id': call.id, type: 'call.ended' }),
      };
    },
  };
}
export type Trial = Awaited<ReturnType<typeof startTrial>>;

let calls = 0;
export function callOf(tenant_id: string, session_id: string, now: Date): StoredCall {
  calls += 1;
  return {
    id: idOf('call', calls),
    tenant_id,
    direction: 'outbound',
    status: 'queued',
    result: null,
    from: '+493012345678',
    to: '+4915112345678',
    phone_number_id: idOf('phone_number', 1),
    inbound_mapping_id: null,
    agent_id: idOf('agent', 1),
    session_id,
    ring_timeout_seconds: 30,
    voicemail: null,
    end_reason: null,
    answered_by: null,
    transfer: null,
    sip: { call_id: null, trunk_id: idOf('sip_trunk', 1), status_code: null, status: null, headers: {} },
    error: null,
    metadata: {},
    created_at: now,
    dialed_at: null,
    ringing_at: null,
    answered_at: null,
    ended_at: null,
  };
}
