import { listen } from '@patchbay/http/host';
import { afterAll } from 'vitest';
import { startApi } from '../../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import { openFilesCloud } from '../../api/support/files-cloud.ts';
import { makePeoplePool } from '../../api/support/people-pool.ts';
import { startToolServices } from '../../api/support/tool-services.ts';
import { openAuditCloud } from '../../audit/support/cloud.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { startMediaServer } from '../../sessions/support/media-server.ts';
import type { Audience } from './audience.ts';
import { furnish } from './furnish.ts';
import { stayOnLoopback } from './loopback-only.ts';

/** The API on a port of its own, with every component behind it real, and the callers that its routes are for. */
export interface ContractApi {
  readonly url: string;
  readonly audiences: readonly Audience[];
}

/** Starts it for one test file. */
export async function startContractApi(): Promise<ContractApi> {
  const [media, services, ...made] = await Promise.all([
    startMediaServer(),
    startToolServices(),
    openAuditCloud(),
    openFilesCloud(),
    makePeoplePool(),
    makeAwsResources(),
  ]);
  afterAll(() => services.close());
  const env = {
    ...PLACEHOLDER_ENVIRONMENT,
    ...Object.assign({}, ...made.map((each) => each.env)),
    LIVEKIT_URL: media.url,
    LIVEKIT_API_KEY: media.api_key,
    LIVEKIT_API_SECRET: media.api_secret,
    OUTGOING_LOCAL_HOSTS: services.host,
    // What fails on our side is told where it happens, not only that it did.
    LOG_LEVEL: 'error',
  };
  const api = await startApi({ env });
  afterAll(stayOnLoopback());
  const server = await listen(api.host);
  afterAll(() => server.close());

  const tenant = await furnish(api, services.host);
  const session = await furnish(api, services.host);
  const claims = {
    tenant_id: session.principal.tenant_id ?? '',
    user_id: session.values['user_id'] ?? '',
    session_id: session.values['session_id'] ?? '',
  };
  const { values, doomed } = tenant;
  const hour = { expires: '2h' };
  const tokenOf = (principal: Parameters<typeof api.as>[0]) => api.identity.tokenOf(principal, hour);
  return {
    url: server.url,
    audiences: [
      { name: 'public', token: null, values },
      { name: 'tenant', token: await tokenOf(tenant.principal), values, doomed },
      // A platform operator may suspend what he can name: a tenant that nobody else of this file needs.
      { name: 'platform', token: await tokenOf(api.seed.platform), values: { tenant_id: await api.seed.tenant() } },
      { name: 'session', token: (await api.session_tokens.issue(claims)).token, values: {} },
    ],
  };
}
