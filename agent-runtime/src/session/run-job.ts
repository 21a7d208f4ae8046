import type { JobContext } from '@livekit/agents';
import { roomNameOf } from '@patchbay/core/session-orchestrator';
import { isConfigurationError } from '@patchbay/core/session-tools';
import { redactText } from '@patchbay/observability';
import type { JobRuntime } from '../compose.ts';
import { readJobMetadata } from '../job-metadata.ts';
import { isOnHold } from './call-hold.ts';
import { isRoomOfOthers } from './session-end.ts';
import { startConversation } from './start-conversation.ts';

/** One job: one session in one room, reported from its first second to its last. */
export async function runJob(ctx: JobContext, runtime: JobRuntime): Promise<void> {
  const { dispatch, plan } = readJobMetadata(ctx.job.metadata);
  const { session_id, tenant_id, trace_id } = dispatch;
  const log = runtime.log.child({ session_id, tenant_id, ...(trace_id === undefined ? {} : { trace_id }) });
  const outbox = runtime.openOutbox(dispatch, log);
  let leaving: Promise<void> | undefined;
  // Rooms of calls that come in are named before there is a session.
  const room = ctx.job.room?.name ?? roomNameOf(dispatch.session_id);
  const takeBackNote = runtime.noteAgent({ session_id, room, identity: ctx.info.acceptArguments.identity }, log);
  // The process ends after this, whoever ended the job.
  ctx.addShutdownCallback(async () => {
    takeBackNote();
    await Promise.all([outbox.close(runtime.report_flush_ms), leaving]);
  });
  /** Closes the room, so that nobody stays behind alone, and ends the job. */
  const leave = async (reason: string) => {
    leaving = ctx.deleteRoom(room);
    await leaving;
    ctx.shutdown(reason);
  };

  if (plan.outcome === 'refused') {
    log.error('the dispatched session cannot be held', { refusal: plan.refusal });
    // The media server gives the job of an agent that it has sent away to another one. Whoever ended the session closes
    // its room; after a warm transfer people talk in it.
    if (plan.refusal === 'session_over') return ctx.shutdown(plan.refusal);
    outbox.add({ type: 'ended', reason: 'configuration_error' });
    return leave(plan.refusal);
  }
  const started = await startConversation(ctx, plan, {
    accounts: runtime.providerAccounts(dispatch),
    knowledgeSearch: (knowledge) => runtime.knowledgeSearch(dispatch, knowledge),
    callOut: runtime.callOut(dispatch, log),
    transfer: runtime.transfer(dispatch, log),
    readCommand: runtime.readCommand,
    judge: runtime.judge,
    report: outbox.add,
    log,
    clock: runtime.clock,
    farewell_ms: runtime.farewell_ms,
    hand_over_ms: runtime.hand_over_ms,
    async askForAnother() {
      // Whoever goes on remembers what was reported.
      await outbox.flush(runtime.hand_over_ms / 3);
      await runtime.askForAnother(room, dispatch);
    },
  }).catch((error: unknown) => {
    log.error('the session could not be started', { error });
    if (!isConfigurationError(error)) return 'room_failed' as const;
    outbox.add({ type: 'error', source: 'configuration', message: redactText(error.message).slice(0, 2_000) });
    return 'configuration_error' as const;
  });
  if (started === 'configuration_error') {
    outbox.add({ type: 'ended', reason: started });
    return leave(started);
  }
  if (started === 'room_failed') {
    // Not the session's fault: it stays open, so that the watchdog can have another agent dispatched.
    outbox.add({ type: 'error', source: 'room', message: 'The agent could not join the room.' });
    return ctx.shutdown(started);
  }
  log.info('the agent listens', plan.turns.length === 0 ? {} : { turns: plan.turns.length });
  // Until then: the framework lets the entry finish before it closes a session itself.
  await started.ended.then((reason) => {
    log.info('the session ended', { reason });
    if (isRoomOfOthers(reason, isOnHold(ctx.room))) return ctx.shutdown(reason);
    outbox.add({ type: 'ended', reason });
    // A room that closed by itself is gone already.
    return ctx.room.isConnected ? leave(reason) : ctx.shutdown(reason);
  });
}
