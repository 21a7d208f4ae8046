import type { TenantScope } from '../kernel/index.ts';
import type { CallProgress } from './call-progress.ts';
import { isHandedOver } from './call-transfer.ts';
import type { TransferRun, WarmTransferDeps } from './transfer-run.ts';
import type { TransferFailure } from './transfer-view.ts';

/** Longest time for a briefing; then people talk with each other without one. */
const BRIEFING_SECONDS = 90;

/** How long a step waits for a briefing, and how often it looks. */
const WAIT_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** Makes the two ends of a warm transfer: the people are brought together, or the agent goes on. */
export function createConnectTransfer({ transfers, room, transferRoom, clock, sleep }: WarmTransferDeps) {
  /** What has to be undone comes first: once it is written down as failed, nobody looks after it. */
  async function giveUp(scope: TenantScope, run: TransferRun, failure: TransferFailure): Promise<CallProgress> {
    await transferRoom.hangUp(run.room, run.colleague);
    await transferRoom.bringTogether(run.room);
    // Where no agent is there, the watchdog asks for another: that one does not wait for anything.
    await room.command(run.room, { type: 'resume', result: failure.result }).catch(() => undefined);
    await transfers.failed(scope, run.call, failure);
    return 'done';
  }

  /** The people first: whoever is killed after this has cut nobody off, and whoever comes next does the rest. */
  async function join(scope: TenantScope, run: TransferRun): Promise<CallProgress> {
    await transferRoom.bringTogether(run.room);
    const completed = isHandedOver(run.call.transfer) ? run.call : await transfers.completed(scope, run.call);
    if (completed === null) return 'watch';
    await transferRoom.dismissAgents(run.room);
    return 'done';
  }

  /** An agent that does not do it is no reason to let two people wait for each other. */
  async function brief({ call, room: name }: TransferRun): Promise<boolean> {
    const { attempt, briefing: text } = call.transfer;
    return room.command(name, { type: 'brief', attempt, text }).then(
      () => true,
      () => false,
    );
  }

  /** Somebody has picked up: tells what it is about, and brings the two together. */
  async function connect(scope: TenantScope, run: TransferRun): Promise<CallProgress> {
    const { transfer } = run.call;
    if (isHandedOver(transfer)) return join(scope, run);
    const late = (transfer.answered_at ?? transfer.at).getTime() + BRIEFING_SECONDS * 1000;
    await transferRoom.keepApart(run.room, run.colleague);
    const isTold = await brief(run);
    for (let waited = 0; waited < WAIT_MS; waited += LOOK_EVERY_MS) {
      const parties = await transferRoom.look(run.room, run.colleague);
      if (parties === null || parties.caller === null) return giveUp(scope, run, { result: 'canceled' });
      if (parties.colleague === null || parties.colleague.status === 'hangup') {
        return giveUp(scope, run, { result: 'declined' });
      }
      const isBriefed = parties.briefed === transfer.attempt;
      if (isBriefed || !isTold || !parties.agent || clock.now().getTime() >= late) return join(scope, run);
      await transferRoom.keepApart(run.room, run.colleague);
      await sleep(LOOK_EVERY_MS);
    }
    return 'watch';
  }

  return { giveUp, connect };
}
