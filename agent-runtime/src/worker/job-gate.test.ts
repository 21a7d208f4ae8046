import type { JobRequest } from '@livekit/agents';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { readJobMetadata } from '../job-metadata.ts';
import type { ConversationPlan } from '../session/conversation-plan.ts';
import { createJobGate } from './job-gate.ts';

const log = createLogger({ level: 'silent' });
const dispatch = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 1), digest: `sha256:${'0'.repeat(64)}` };
const refusal: ConversationPlan = { outcome: 'refused', refusal: 'unknown_session', reports_seq: 0 };

function offer(id: string, metadata = JSON.stringify(dispatch)) {
  const answers: string[] = [];
  const request = {
    id,
    job: { id, metadata },
    accept: async () => void answers.push('accepted'),
    reject: async () => void answers.push('rejected'),
  };
  return { request: request as unknown as JobRequest, job: request.job, answers };
}

describe('taking jobs', () => {
  it('hands the loaded plan to the job process in the metadata of its job', async () => {
    const gate = createJobGate({ load: async () => refusal, max_jobs: 1, log });
    const { request, job, answers } = offer('J1');
    await gate.receive(request, []);
    expect(answers).toEqual(['accepted']);
    expect(readJobMetadata(job.metadata)).toEqual({ dispatch, plan: refusal });
  });

  it.each(['', 'not json', '{}', JSON.stringify({ ...dispatch, more: 1 })])(
    'refuses a job that is no session of ours: %j',
    async (metadata) => {
      const gate = createJobGate({ load: async () => refusal, max_jobs: 1, log });
      const { request, answers } = offer('J1', metadata);
      await gate.receive(request, []);
      expect(answers).toEqual(['rejected']);
    },
  );

  it('takes no more than it may hold, jobs included that were taken and do not run yet', async () => {
    const gate = createJobGate({ load: async () => refusal, max_jobs: 2, log });
    const offers = [offer('J1'), offer('J2'), offer('J3')];
    await Promise.all(offers.map(({ request }) => gate.receive(request, [])));
    expect(offers.map(({ answers }) => answers)).toEqual([['accepted'], ['accepted'], ['rejected']]);
  });

  it('counts a job once, whether it is taken or running, and forgets it when it is over', async () => {
    const gate = createJobGate({ load: async () => refusal, max_jobs: 2, log });
    await gate.receive(offer('J1').request, []);
    const second = offer('J2');
    await gate.receive(second.request, ['J1']);
    expect(second.answers).toEqual(['accepted']);
    const third = offer('J3');
    await gate.receive(third.request, ['J2']);
    expect(third.answers).toEqual(['accepted']);
  });

  it('leaves every job to other workers while it is closed', async () => {
    let isClosed = true;
    const gate = createJobGate({ load: async () => refusal, max_jobs: 2, isClosed: () => isClosed, log });
    const first = offer('J1');
    await gate.receive(first.request, []);
    expect([first.answers, gate.held([])]).toEqual([['rejected'], 0]);
    isClosed = false;
    const second = offer('J2');
    await gate.receive(second.request, []);
    expect([second.answers, gate.held([]), gate.held(['J2'])]).toEqual([['accepted'], 1, 1]);
  });

  it('tries again while the database is away for a moment', async () => {
    let calls = 0;
    const load = async () => {
      calls += 1;
      if (calls < 3) throw new Error('no primary');
      return refusal;
    };
    const { request, answers } = offer('J1');
    await createJobGate({ load, max_jobs: 1, log }).receive(request, []);
    expect(answers).toEqual(['accepted']);
  });

  it('leaves the job to another worker when the database stays away, and has room for the next', async () => {
    let isAway = true;
    const load = () => (isAway ? new Promise<never>(() => undefined) : Promise.resolve(refusal));
    const gate = createJobGate({ load, max_jobs: 1, log, answer_within_ms: 400 });
    const first = offer('J1');
    await gate.receive(first.request, []);
    expect(first.answers).toEqual(['rejected']);
    isAway = false;
    const second = offer('J2');
    await gate.receive(second.request, []);
    expect(second.answers).toEqual(['accepted']);
  });
});
