import { setTimeout as sleep } from 'node:timers/promises';
import type { JobRequest } from '@livekit/agents';
import type { DispatchMetadata } from '@patchbay/core/session-orchestrator';
import type { Logger } from '@patchbay/observability';
import { parseDispatch, writeJobMetadata } from '../job-metadata.ts';
import type { ConversationPlan } from '../session/conversation-plan.ts';

export interface JobGateDeps {
  readonly load: (dispatch: DispatchMetadata) => Promise<ConversationPlan>;
  readonly max_jobs: number;
  /** Whether jobs are left to other workers, whatever room there is. */
  readonly isClosed?: () => boolean;
  readonly log: Logger;
  /** LiveKit waits 10 s for an answer to an offer; the rest is room for the network. */
  readonly answer_within_ms?: number;
}

const ANSWER_WITHIN_MS = 6_000;
const RETRY_AFTER_MS = 300;
/** From taking a job until it runs, at most; LiveKit assigns it elsewhere or nowhere after that. */
const PENDING_MS = 15_000;

/** Decides on the jobs that LiveKit offers to this worker. */
export interface JobGate {
  /** @param activeJobIds jobs that run in a process of this worker. */
  receive(request: JobRequest, activeJobIds: readonly string[]): Promise<void>;
  /** Jobs that run or are taken. */
  held(activeJobIds: readonly string[]): number;
}

/**
 * Loads the conversation before the job is taken, in the worker process: there the connection is open and configs are
 * cached for every job. The plan travels to the job process in the job's metadata, which only the two of them see.
 *
 * A job is refused, so that LiveKit may offer it to another worker, when this one is closed or full (its load is reported every
 * 2.5 s, which a burst overtakes) or when the database does not answer. A conversation that cannot be held is taken:
 * the job process reports why.
 */
export function createJobGate({ load, max_jobs, log, isClosed = () => false, ...options }: JobGateDeps): JobGate {
  /** Jobs that were taken and do not run yet, with the time at which they are given up. */
  const pending = new Map<string, number>();

  function held(activeJobIds: readonly string[]): number {
    const now = performance.now();
    for (const [id, until] of pending) if (until < now || activeJobIds.includes(id)) pending.delete(id);
    return activeJobIds.length + pending.size;
  }

  async function loadWithin(dispatch: DispatchMetadata): Promise<ConversationPlan | null> {
    const giveUpAt = performance.now() + (options.answer_within_ms ?? ANSWER_WITHIN_MS);
    for (;;) {
      try {
        return await Promise.race([load(dispatch), late(giveUpAt - performance.now())]);
      } catch (error) {
        log.warn('a conversation could not be loaded', { session_id: dispatch.session_id, error });
        if (performance.now() + RETRY_AFTER_MS > giveUpAt) return null;
        await sleep(RETRY_AFTER_MS);
      }
    }
  }

  async function answer(request: JobRequest, dispatch: DispatchMetadata): Promise<void> {
    const plan = await loadWithin(dispatch);
    if (plan === null) {
      pending.delete(request.id);
      return request.reject();
    }
    request.job.metadata = writeJobMetadata({ dispatch, plan });
    return request.accept();
  }

  return {
    held,
    async receive(request, activeJobIds) {
      const dispatch = parseDispatch(request.job.metadata);
      if (dispatch === null) {
        log.error('a job without a session was offered and refused', { job_id: request.id });
        return request.reject();
      }
      if (isClosed()) {
        log.info('a job was left to other workers', { session_id: dispatch.session_id });
        return request.reject();
      }
      if (held(activeJobIds) >= max_jobs) {
        log.warn('a job was refused: this worker is full', { session_id: dispatch.session_id, max_jobs });
        return request.reject();
      }
      pending.set(request.id, performance.now() + PENDING_MS);
      return answer(request, dispatch);
    },
  };
}

async function late(ms: number): Promise<never> {
  await sleep(Math.max(ms, 0), undefined, { ref: false });
  throw new Error('the database did not answer in time');
}
