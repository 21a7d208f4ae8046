import { expect } from 'vitest';
import { startApi } from '../../api/support/api.ts';
import type { ApiClient } from '../../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { startMediaServer } from '../../sessions/support/media-server.ts';
import { liveAgent } from '../../text-sessions/support/text-agent.ts';
import { startAgents } from './agents.ts';
import { startExecutions } from './executions.ts';
import { startSipStandIn } from './sip-stand-in.ts';

export const FROM = '+493012345678';
const TRUNK = 'ST_outbound';

/**
 * Everything that an outbound call meets: API, database, state machine, media server, telephone network.
 *
 * @param options.hangs_up whether agents end a conversation when its phone leaves
 */
export async function startOutboundWorld({ hangs_up = false } = {}) {
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
  const agents = startAgents(api.db, media, { hangs_up });
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
