import type { TenantScope } from '../kernel/index.ts';
import { roomOf } from '../session-orchestrator/index.ts';
import type { CallProgress, TransferStep } from './call-progress.ts';
import { createConnectTransfer } from './connect-transfer.ts';
import { resultOfTransfer } from './sip-outcome.ts';
import { colleagueIdentityOf, type DialAnswer } from './telephone.ts';
import type { TransferRun, WarmTransferDeps } from './transfer-run.ts';
import type { TransferFailure } from './transfer-view.ts';

/** How often people are kept apart while a phone rings. */
const APART_EVERY_MS = 150;

/** How long after the ringing time a phone may take to be answered, in the eyes of somebody who only watches. */
const GRACE_SECONDS = 10;

/** A transfer that nobody dials for so long is given up. */
const UNDIALED_SECONDS = 120;

/** Why nobody took the call over; null where nobody knows. */
function failureOf(answer: Exclude<DialAnswer, { outcome: 'answered' }>): TransferFailure | null {
  if (answer.outcome === 'lost') return null;
  if (answer.outcome === 'not_sent') return { result: 'failed' };
  const { status_code: sip_status_code, status: sip_status } = answer;
  return { result: resultOfTransfer(sip_status_code), sip_status_code, sip_status };
}

/**
 * Makes the steps of a warm transfer, with the parts that those of an outbound call have: `prepare` puts the caller on
 * hold, `dial` dials, once, whoever runs it and however often, `watch` looks after what nobody knows yet, `fail` gives
 * up. Each may be killed and repeated.
 */
export function createWarmTransfer(
  deps: WarmTransferDeps,
): Readonly<Record<'prepare' | 'dial' | 'watch' | 'fail', TransferStep>> {
  const { calls, sessions, trunks, transfers, telephone, room, transferRoom, clock, sleep } = deps;
  const { giveUp, connect } = createConnectTransfer(deps);

  /** The attempt as it is; null where another one has taken its place. */
  async function runOf(scope: TenantScope, callId: string, attempt: number): Promise<TransferRun | null> {
    const call = await calls.get(scope, callId);
    const session = call === null ? null : await sessions.get(scope, call.session_id);
    if (call === null || session === null || call.transfer?.attempt !== attempt) return null;
    const { transfer } = call;
    return { call: { ...call, transfer }, room: roomOf(session), colleague: colleagueIdentityOf(callId, attempt) };
  }

  /** Nothing is left to be asked: of a call that is over, nobody stays behind. */
  async function isOver({ call, room: name, colleague }: TransferRun): Promise<boolean> {
    if (call.status === 'answered') return call.transfer.status === 'failed';
    await transferRoom.hangUp(name, colleague);
    return true;
  }

  async function dial(run: TransferRun, provider_trunk_id: string): Promise<DialAnswer> {
    const { call, room: name, colleague } = run;
    const { from, to, headers, ring_timeout_seconds } = call.transfer;
    let isAnswered = false;
    const apart = (async () => {
      while (!isAnswered) {
        await transferRoom.keepApart(name, colleague).catch(() => undefined);
        // Nobody is rung for a caller who has hung up.
        const parties = await transferRoom.look(name, colleague).catch(() => undefined);
        if (parties?.caller === null) await transferRoom.hangUp(name, colleague).catch(() => undefined);
        await sleep(APART_EVERY_MS);
      }
    })().catch(() => undefined);
    try {
      return await telephone.dial({
        ...{ room: name, identity: colleague, provider_trunk_id, from: from ?? '', to, headers },
        ring_timeout_seconds: ring_timeout_seconds ?? 0,
      });
    } finally {
      isAnswered = true;
      await apart;
    }
  }

  /** What a look at the room says of a dial whose answer nobody knows. */
  async function watchDial(scope: TenantScope, run: TransferRun): Promise<CallProgress> {
    const { transfer } = run.call;
    const parties = await transferRoom.look(run.room, run.colleague);
    if (parties === null || parties.caller === null) return giveUp(scope, run, { result: 'canceled' });
    await transferRoom.keepApart(run.room, run.colleague);
    if (parties.colleague?.status === 'active') {
      const answered = await transfers.answered(scope, run.call);
      return answered === null ? 'watch' : connect(scope, await again(scope, run));
    }
    const since = transfer.dialed_at ?? transfer.at;
    const patience =
      transfer.dialed_at === null ? UNDIALED_SECONDS : (transfer.ring_timeout_seconds ?? 0) + GRACE_SECONDS;
    if (clock.now().getTime() < since.getTime() + patience * 1000) return 'watch';
    return giveUp(scope, run, { result: transfer.dialed_at === null ? 'failed' : 'no_answer' });
  }

  async function again(scope: TenantScope, run: TransferRun): Promise<TransferRun> {
    return (await runOf(scope, run.call.id, run.call.transfer.attempt)) ?? run;
  }

  async function watch(scope: TenantScope, run: TransferRun): Promise<CallProgress> {
    if (await isOver(run)) return 'done';
    return run.call.transfer.status === 'ringing' ? watchDial(scope, run) : connect(scope, run);
  }

  const stepOf =
    (step: (scope: TenantScope, run: TransferRun) => Promise<CallProgress>): TransferStep =>
    async (scope, callId, attempt) => {
      const run = await runOf(scope, callId, attempt);
      return run === null ? 'done' : step(scope, run);
    };

  return {
    prepare: stepOf(async (_scope, run) => {
      if (await isOver(run)) return 'done';
      const { status, dialed_at } = run.call.transfer;
      if (status !== 'ringing' || dialed_at !== null) return 'watch';
      await room.command(run.room, { type: 'hold' });
      return 'go_on';
    }),

    dial: stepOf(async (scope, run) => {
      if (await isOver(run)) return 'done';
      const { status, dialed_at, trunk_id } = run.call.transfer;
      if (status !== 'ringing' || dialed_at !== null) return 'watch';
      const trunk = trunk_id === null ? null : await trunks.get(scope, trunk_id);
      if (!trunk?.provider_trunk_id || trunk.archived_at !== null) return giveUp(scope, run, { result: 'failed' });
      const parties = await transferRoom.look(run.room, run.colleague);
      if (parties === null || parties.caller === null) return giveUp(scope, run, { result: 'canceled' });
      await transferRoom.deafen(run.room);
      // From here on it counts as dialled: whoever comes later only watches.
      if ((await transfers.dialing(scope, run.call)) === null) return 'watch';
      const answer = await dial(run, trunk.provider_trunk_id);
      const now = await again(scope, run);
      if (answer.outcome !== 'answered') {
        const failure = failureOf(answer);
        if (await isOver(now)) return 'done';
        return failure === null ? 'watch' : giveUp(scope, now, failure);
      }
      await transfers.answered(scope, now.call);
      return watch(scope, await again(scope, run));
    }),

    watch: stepOf(watch),

    fail: stepOf(async (scope, run) => ((await isOver(run)) ? 'done' : giveUp(scope, run, { result: 'failed' }))),
  };
}
