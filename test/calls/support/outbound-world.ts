import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@patchbay/config';
import { createCallEndings } from '@patchbay/core/calls';
import { systemScope } from '@patchbay/core/kernel';
import { createReportService, createSessionLifecycle, type EndReason } from '@patchbay/core/session-orchestrator';
import type { Caller } from '@patchbay/local-stack/participant';
import { createCallRepository, createSessionRepository } from '@patchbay/mongo';
import { expect } from 'vitest';
import { startApi } from '../../api/support/api.ts';
import type { ApiClient } from '../../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { type MediaServer, startMediaServer } from '../../sessions/support/media-server.ts';
import { liveAgent } from '../../text-sessions/support/text-agent.ts';
import { startExecutions } from './executions.ts';
import { startSipStandIn } from './sip-stand-in.ts';

export const FROM = '+493012345678';
const TRUNK = 'ST_outbound';

/** Everything that an outbound call meets: API, database, state machine, media server, telephone network. */
export async function startOutboundWorld() {
  const [aws, media, executions] = await Promise.all([makeAwsResources(), startMediaServer(), startExecutions()]);
  const network = await startSipStandIn(media);
  const api = await startApi({
    env: {
      ...PLACEHOLDER_ENVIRONMENT,
      ...aws.env,
      AWS_ENDPOINT_URL_SFN: executions.url,
      LIVEKIT_URL: network.url,
      LIVEKIT_API_KEY: media.api_key,
      LIVEKIT_API_SECRET: media.api_secret,
    },
  });
  const { client, tenant_id } = await api.tenant();
  const agent_id = await liveAgent(client);
  await ownNumber(api, client);
  const agents = startAgents(api, media);
  return {
    ...{ api, client, tenant_id, agent_id, network, executions, media, agents },
    call: (client: ApiClient, to: string, more: object = {}, key: string = crypto.randomUUID()) =>
      client.post(
        '/v1/calls',
        { agent_id, from: FROM, to, ring_timeout_seconds: 5, ...more },
        { headers: { 'idempotency-key': key } },
      ),
    async stop() {
      await executions.stop();
      await agents.stop();
      await network.stop();
    },
  };
}
export type OutboundWorld = Awaited<ReturnType<typeof startOutboundWorld>>;

/** A number that may be called as. The media server of these tests keeps no trunks, so the trunk is made its word. */
async function ownNumber(api: OutboundWorldApi, client: ApiClient): Promise<void> {
  const trunk = await client.post('/v1/sip-trunks', {
    direction: 'outbound',
    name: 'Out',
    address: 'sip.example.org',
  });
  expect(trunk.status, trunk.text).toBe(201);
  const number = await client.post('/v1/phone-numbers', { number: FROM, outbound_trunk_id: trunk.body.id });
  expect(number.status, number.text).toBe(201);
  const trunks = api.db.client.db(api.db.name).collection('sip_trunks');
  const known = { $set: { provider_trunk_id: TRUNK, status: 'ready' } };
  await trunks.updateOne({ _id: trunk.body.id }, known);
}
type OutboundWorldApi = Awaited<ReturnType<typeof startApi>>;

/** The agents that rooms ask for: they join, report it, and end their session when the phone leaves. */
function startAgents(api: OutboundWorldApi, media: MediaServer) {
  const { database, unit_of_work: unitOfWork } = api.db;
  const sessions = createSessionRepository(database);
  const endings = createCallEndings({ calls: createCallRepository(database), unitOfWork, clock: systemClock });
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork, clock: systemClock, endings });
  const receive = createReportService({ sessions, lifecycle, unitOfWork });
  const there = new Map<string, Caller>();
  let isOver = false;
  let areAway = false;

  const scopeOf = (tenantId: string) => systemScope(tenantId, 'agent', { request_id: 'agent', source: 'internal' });
  const now = () => new Date().toISOString();

  async function hold(tenantId: string, sessionId: string): Promise<void> {
    const agent = await media.joinAsAgent(sessionId);
    there.set(sessionId, agent);
    await receive(scopeOf(tenantId), sessionId, [{ seq: 1, at: now(), type: 'agent_joined', worker_id: 'w' }]);
  }

  const rows = api.db.client.db(api.db.name).collection<{ _id: string; tenant_id: string }>('sessions');
  const work = (async () => {
    while (!isOver) {
      const waiting = areAway ? [] : await rows.find({ channel: 'phone', status: 'dispatching' }).toArray();
      await Promise.all(
        waiting
          .filter(({ _id }) => !there.has(_id))
          .map(({ _id, tenant_id }) => hold(tenant_id, _id).catch(() => undefined)),
      );
      await sleep(50);
    }
  })();

  return {
    setAway(away: boolean) {
      areAway = away;
    },
    /** What the runtime reports at the end of a conversation. */
    ends: (tenantId: string, sessionId: string, reason: EndReason) =>
      receive(scopeOf(tenantId), sessionId, [{ seq: 2, at: now(), type: 'ended', reason }]),
    async stop() {
      isOver = true;
      await work;
      await Promise.all([...there.values()].map((agent) => agent.leave().catch(() => undefined)));
    },
  };
}
