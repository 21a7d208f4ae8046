import { listen } from '@patchbay/http/host';
import { startStack } from '@patchbay/local-stack';
import { startAgents } from '../../calls/support/agents.ts';
import { startExecutions } from '../../calls/support/executions.ts';
import { startSipStandIn } from '../../calls/support/sip-stand-in.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { mediaServerAt } from '../../sessions/support/media-server.ts';
import { startApi } from './api.ts';
import { PLACEHOLDER_ENVIRONMENT } from './environment.ts';

/**
 * The API on a port, and everything that telephones: LiveKit's server with its trunks, which tells the API by webhooks
 * what happens in rooms, the telephone network behind it, agents, and the state machine of calls.
 *
 * @param options.stand_in whether the stand-in is that network; without it a LiveKit SIP service at `redis` has to be
 */
export async function startPhoneWorld({ stand_in = true } = {}) {
  const [stack, aws, executions] = await Promise.all([
    startStack({ components: ['redis'], ports: 'ephemeral', persist: false }),
    makeAwsResources(),
    startExecutions(),
  ]);
  const media = mediaServerAt(stack.endpoints.livekit);
  const network = await startSipStandIn(media);
  const api = await startApi({
    env: {
      ...PLACEHOLDER_ENVIRONMENT,
      ...aws.env,
      AWS_ENDPOINT_URL_SFN: executions.url,
      LIVEKIT_URL: stand_in ? network.url : media.url,
      LIVEKIT_API_KEY: media.api_key,
      LIVEKIT_API_SECRET: media.api_secret,
    },
  });
  const server = await listen(api.host);
  await stack.start('livekit-server', { webhook_url: `${server.url}/webhooks/livekit` });
  const agents = startAgents(api.db, media, { hangs_up: true });
  return {
    ...{ api, media, network },
    url: server.url,
    redis: `127.0.0.1:${stack.ports.redis}`,
    async stop() {
      await executions.stop();
      await agents.stop();
      await network.stop();
      await stack.stop();
      await server.close();
    },
  };
}
export type PhoneWorld = Awaited<ReturnType<typeof startPhoneWorld>>;
