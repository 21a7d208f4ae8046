import {
  createAfterTransfer,
  createCallEndings,
  createCallLifecycle,
  createTransferLifecycle,
  createWarmTransfer,
  type DialAnswer,
  type StoredCall,
  type Telephone,
  type TransferRoom,
} from '@patchbay/core/calls';
import { createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { createCallRepository, createSessionRepository } from '@patchbay/mongo';
import { idOf, type openTestDatabase, steppingClock } from '@patchbay/testing';
import { sessionServices } from '../../sessions/support/session-services.ts';
import { callOf } from './call-trial.ts';
import { type Fate, Mortal } from './mortal.ts';

/** What the colleague's phone does. */
export type Colleague = 'answers' | 'busy';

const ANSWERS: Readonly<Record<Colleague, DialAnswer>> = {
  answers: { outcome: 'answered', sip_call_id: 'SCL_2' },
  busy: { outcome: 'refused', status_code: 486, status: 'Busy Here' },
};

/** A call that is handed over, on a real database, with people, a telephone network and a clock of its own. */
export async function startTransferTrial(test: Awaited<ReturnType<typeof openTestDatabase>>, does: Colleague) {
  const clock = steppingClock(new Date('2026-11-23T10:00:00Z'));
  const invites: string[] = [];
  const people = { colleague: false, agent: true, apart: false, deaf: false, on_hold: false, briefed: 0 };
  const transferRoom: TransferRoom = {
    look: async () => ({
      caller: 'phone',
      colleague: people.colleague ? { status: 'active', sip_call_id: 'SCL_2' } : null,
      agent: people.agent,
      briefed: people.briefed || null,
    }),
    deafen: async () => void Object.assign(people, { deaf: true }),
    keepApart: async () => void Object.assign(people, { apart: true, deaf: false }),
    bringTogether: async () => void Object.assign(people, { apart: false, deaf: false }),
    hangUp: async () => void Object.assign(people, { colleague: false }),
    dismissAgents: async () => void Object.assign(people, { agent: false }),
    phones: async () => (people.colleague ? 2 : 1),
  };
  const telephone: Telephone = {
    async dial({ to }) {
      invites.push(to);
      people.colleague = does === 'answers';
      return ANSWERS[does];
    },
    look: async () => null,
  };
  const room = {
    async command(_room: string, { type, ...told }: { type: string; attempt?: number }) {
      if (type === 'hold') people.on_hold = true;
      if (type === 'resume') people.on_hold = false;
      if (type === 'brief') people.briefed = told.attempt ?? 0;
    },
  };
  const rooms = { close: async () => undefined };
  const { seed } = sessionServices(test, clock, rooms as never);
  const { scope, session } = await seed('active');
  const rows = test.client.db(test.name);
  await rows.collection<{ _id: string }>('sessions').updateOne({ _id: session.id }, { $set: { channel: 'phone' } });
  const sessions = createSessionRepository(test.database);
  const calls = createCallRepository(test.database);
  const call: StoredCall = {
    ...callOf(scope.tenant_id, session.id, clock.now()),
    id: test.ids.next('call'),
    status: 'answered',
    answered_at: clock.now(),
    transfer: {
      ...{ attempt: 1, to: '+493055501', mode: 'warm', status: 'ringing', outcome: null, result: null },
      ...{ sip_status_code: null, sip_status: null, from: '+493012345678', trunk_id: idOf('sip_trunk', 1) },
      ...{ headers: {}, ring_timeout_seconds: 30, briefing: null },
      ...{ at: clock.now(), dialed_at: null, answered_at: null, ended_at: null },
    },
  };
  await test.unit_of_work.run(scope, async (work) => {
    await calls.insert(scope, work, call);
    work.record({ action: 'call.created', entity: { type: 'call', id: call.id }, old_value: null, new_value: {} });
  });

  /** The use cases as one process has them. */
  function processOf(mortal: Mortal) {
    const unitOfWork = mortal.port(test.unit_of_work);
    const own = { calls: mortal.port(calls), sessions: mortal.port(sessions) };
    const lifecycle = createCallLifecycle({ calls, unitOfWork, clock });
    const endings = createCallEndings({ calls, unitOfWork, clock });
    const sessionLifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
    const shared = { ...own, transferRoom: mortal.port(transferRoom) };
    const steps = createWarmTransfer({
      ...shared,
      transfers: createTransferLifecycle({ calls, sessions, sessionLifecycle, unitOfWork, clock }),
      trunks: mortal.port({ get: async () => ({ provider_trunk_id: 'ST_1', archived_at: null }) as never }),
      telephone: mortal.port(telephone),
      room: mortal.port(room),
      clock,
      async sleep(ms) {
        clock.advance(ms);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    return { steps, after: createAfterTransfer({ ...shared, lifecycle, rooms, unitOfWork, clock }) };
  }
  const survivor = processOf(new Mortal());

  /** A step in a process that may die; where `repeated`, another one does it again then. */
  async function run(mortal: Mortal, repeated: boolean): Promise<void> {
    const mine = processOf(mortal);
    const step = async (name: 'prepare' | 'dial' | 'watch') => {
      try {
        if (!mortal.isDead) return await mine.steps[name](scope, call.id, 1);
      } catch (error) {
        if (!mortal.isDead) throw error;
      }
      return repeated ? survivor.steps[name](scope, call.id, 1) : 'done';
    };
    let progress = await step('prepare');
    if (progress === 'go_on') progress = await step('dial');
    while (progress === 'watch') {
      clock.advance(3_000);
      progress = await step('watch');
    }
  }

  return {
    invites,
    people,
    /** @returns whether the process died */
    async carryOut(fate: Fate | undefined, repeated: boolean): Promise<boolean> {
      const mortal = new Mortal(fate);
      await run(mortal, repeated);
      return mortal.isDead;
    },
    /** Minutes pass, and the sweep comes by more than once. */
    async sweep(): Promise<void> {
      for (let minute = 0; minute < 6; minute += 1) {
        clock.advance(60_000);
        await survivor.steps.watch(scope, call.id, 1);
        await survivor.after.lookAfter(scope, session.id);
      }
    },
    get: async () => ({ call: await calls.get(scope, call.id), session: await sessions.get(scope, session.id) }),
    told: async () =>
      (await rows.collection('outbox_events').find({ 'data.entity.id': call.id }).toArray())
        .map(({ type }) => String(type))
        .filter((type) => ['call.transferred', 'call.transfer_failed', 'call.ended'].includes(type)),
  };
}
export type TransferTrial = Awaited<ReturnType<typeof startTransferTrial>>;
