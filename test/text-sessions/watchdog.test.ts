import { systemClock } from '@patchbay/config';
import { createSessionLifecycle, createWatchdog } from '@patchbay/core/session-orchestrator';
import { createSessionRepository, createSessionWatchList } from '@patchbay/mongo';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { liveAgent, startText } from './support/text-agent.ts';

let api: TestApi;

beforeAll(async () => {
  const aws = await makeAwsResources();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env } });
}, 600_000);

/** The product's own watchdog, to which a media server is never worth a question. */
function watchdog() {
  const { database, unit_of_work: unitOfWork } = api.db;
  const sessions = createSessionRepository(database);
  const asked = () => Promise.reject(new Error('a session over text has no room'));
  return createWatchdog({
    sessions,
    watchList: createSessionWatchList(database),
    lifecycle: createSessionLifecycle({
      sessions,
      unitOfWork,
      clock: systemClock,
      endings: { ended: async () => undefined },
    }),
    rooms: {
      url: '',
      openWithAgent: asked,
      dispatchAgain: asked,
      close: asked,
      presence: asked,
      participantToken: asked,
    },
    alarms: { schedule: asked },
    clock: systemClock,
  });
}

describe('a session over text that nobody goes on with', () => {
  it.each([
    ['silent_at', 'silence_timeout'],
    ['max_end_at', 'max_duration'],
  ])('past its %s is ended by the sweep, and an open one is left alone', async (field, end_reason) => {
    const { client } = await api.tenant();
    const agent_id = await liveAgent(client, { runtime_config: { limits: { silence_timeout_seconds: 60 } } });
    const [over, open] = [await startText(client, agent_id), await startText(client, agent_id)];
    const sessions = api.db.client.db(api.db.name).collection<{ _id: string }>('sessions');
    await sessions.updateOne({ _id: over.id }, { $set: { [field]: new Date(Date.now() - 1_000) } });
    const { failed } = await watchdog().sweep({ request_id: 'sweep', source: 'scheduler' });
    expect(failed).toBe(0);
    expect((await client.get(`/v1/sessions/${over.id}`)).body).toMatchObject({ status: 'ended', end_reason });
    expect((await client.get(`/v1/sessions/${open.id}`)).body).toMatchObject({ status: 'active' });
  });
});
