import { createHash } from 'node:crypto';
import { dispose } from '@livekit/rtc-node';
import { startStack } from '@patchbay/local-stack';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, expect } from 'vitest';
import { startApi } from '../../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { mediaServerAt } from '../../sessions/support/media-server.ts';
import { liveAgent } from '../../text-sessions/support/text-agent.ts';
import { callIn, type Incoming } from './inbound-call.ts';
import type { MediaServer, SipPhone } from './sip-phone.ts';

export const CALLER = '+4915112345678';

/**
 * The API and LiveKit's server with its trunks: what decides about calls that come in. It is gone with the file.
 *
 * @param more variables for the API, for those who know its media server
 */
export async function startInboundLine(
  more: (server: MediaServer) => Record<string, string> | Promise<Record<string, string>> = () => ({}),
) {
  const [stack, aws] = await Promise.all([
    startStack({ components: ['redis', 'livekit-server'], ports: 'ephemeral', persist: false }),
    makeAwsResources(),
  ]);
  const phones: SipPhone[] = [];
  afterAll(async () => {
    await Promise.all(phones.map((phone) => phone.hangUp()));
    await stack.stop();
    await dispose();
  }, 60_000);
  const { url, api_key, api_secret } = stack.endpoints.livekit;
  const media = mediaServerAt(stack.endpoints.livekit);
  const livekit = { LIVEKIT_URL: url, LIVEKIT_API_KEY: api_key, LIVEKIT_API_SECRET: api_secret };
  const env = await more({ url, api_key, api_secret });
  const api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, ...livekit, ...env } });
  let numbers = 100;

  /** LiveKit tells that somebody has called. */
  async function rings(room: string): Promise<number> {
    const participant = { identity: `sip_${CALLER}`, kind: 'SIP' };
    const body = JSON.stringify({ event: 'participant_joined', id: 'EV_1', room: { name: room }, participant });
    const token = new AccessToken(api_key, api_secret);
    token.sha256 = createHash('sha256').update(body).digest('base64');
    const headers = { 'content-type': 'application/webhook+json', authorization: await token.toJwt() };
    return (await api.anonymous.post('/webhooks/livekit', body, { headers })).status;
  }

  return {
    ...{ api, media, rings },
    /** A tenant with a number on a trunk. */
    async owner() {
      numbers += 1;
      const number = `+493012349${numbers}`;
      const { client, tenant_id } = await api.tenant();
      const trunk = { direction: 'inbound', name: 'In', allowed_addresses: ['203.0.113.0/24'] };
      const { body: made } = await client.post('/v1/sip-trunks', trunk);
      const owned = await client.post('/v1/phone-numbers', { number, inbound_trunk_id: made.id });
      expect(owned.status, owned.text).toBe(201);
      const agent_id = await liveAgent(client, {
        prompt: {
          template: 'You help {{caller_name}}.',
          variables: [{ name: 'caller_name', type: 'string', default: 'somebody' }],
        },
      });
      return {
        ...{ client, tenant_id, number, agent_id, phone_number_id: owned.body.id as string },
        /** Leads the number to the agent, by these rules. */
        async map(rules: object = {}) {
          const mapped = await client.post('/v1/inbound-mappings', { number, agent_id, ...rules });
          expect(mapped.status, mapped.text).toBe(201);
          return mapped.body;
        },
        calls: async () => (await client.get('/v1/calls')).body.data,
        session: async () => {
          const [made] = (await client.get('/v1/calls')).body.data;
          return (await client.get(`/v1/sessions/${made.session_id}`)).body;
        },
        refusals: () =>
          api.db.client
            .db(api.db.name)
            .collection('audit_events')
            .find({ tenant_id, action: 'call.refused' })
            .toArray(),
      };
    },
    /** Somebody calls, and LiveKit tells of it. */
    async call(to: string, more: Partial<Incoming> = {}) {
      const taken = await callIn(media, { from: CALLER, to, ...more });
      if (taken.sip_status_code !== 200) throw new Error('the call was refused');
      phones.push(taken.phone);
      return { ...taken, told: await rings(taken.room) };
    },
    askedFor: async (room: string) =>
      (await media.dispatches.listDispatch(room)).filter(({ agentName }) => agentName === 'patchbay').length,
  };
}
export type InboundLine = Awaited<ReturnType<typeof startInboundLine>>;
