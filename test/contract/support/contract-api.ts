import type { Principal } from '@patchbay/core/kernel';
import { tenantLimitsSchema } from '@patchbay/core/tenancy';
import { listen } from '@patchbay/http/host';
import { afterAll } from 'vitest';
import { startApi, type TestApi } from '../../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import { openFilesCloud } from '../../api/support/files-cloud.ts';
import { makePeoplePool } from '../../api/support/people-pool.ts';
import { openAuditCloud } from '../../audit/support/cloud.ts';
import type { PathValues } from '../../isolation/calls.ts';
import { makeResources } from '../../isolation/resources.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { startMediaServer } from '../../sessions/support/media-server.ts';
import type { Audience } from './audience.ts';
import { stayOnLoopback } from './loopback-only.ts';

/** The API on a port of its own, with every component behind it real, and the callers that its routes are for. */
export interface ContractApi {
  readonly url: string;
  readonly audiences: readonly Audience[];
}

/** The widest limits there are: what is asked here is whether answers are as promised, not how many there are. */
async function withWideLimits(api: TestApi, tenantId: string): Promise<void> {
  const bounds = Object.entries(tenantLimitsSchema.shape).map(([name, schema]) => [name, schema.maxValue] as const);
  const tenants = api.db.client.db(api.db.name).collection('tenants');
  await tenants.updateOne({ _id: tenantId as never }, { $set: { limits: Object.fromEntries(bounds) } });
}

/** Starts it for one test file. */
export async function startContractApi(): Promise<ContractApi> {
  const [media, ...made] = await Promise.all([
    startMediaServer(),
    openAuditCloud(),
    openFilesCloud(),
    makePeoplePool(),
    makeAwsResources(),
  ]);
  const livekit = { LIVEKIT_URL: media.url, LIVEKIT_API_KEY: media.api_key, LIVEKIT_API_SECRET: media.api_secret };
  const api = await startApi({
    env: Object.assign({}, PLACEHOLDER_ENVIRONMENT, ...made.map(({ env }) => env), livekit),
  });
  afterAll(stayOnLoopback());
  const server = await listen(api.host);
  afterAll(() => server.close());

  async function furnished(): Promise<{ principal: Principal; values: PathValues }> {
    const { principal, tenant_id } = await api.tenant();
    await withWideLimits(api, tenant_id);
    const client = await api.as(principal);
    // Those that other tests make without their other half, in the user pool and in the secret store.
    const person = await client.post('/v1/operators', { email: `${tenant_id}@example.org`, role: 'viewer' });
    const secret = { kind: 'openai', name: 'A key', secret: { api_key: 'contract' } };
    const credential = await client.post('/v1/provider-credentials', secret);
    const made = { operator_id: person.body.id, credential_id: credential.body.id };
    return { principal, values: { ...(await makeResources(api, principal)), ...made } };
  }
  const tenant = await furnished();
  const session = await furnished();
  const claims = {
    tenant_id: session.principal.tenant_id ?? '',
    user_id: session.values['user_id'] ?? '',
    session_id: session.values['session_id'] ?? '',
  };
  // A platform operator may suspend what he can name: a tenant that nobody else of this file needs.
  const [doomed] = [await api.seed.tenant()];
  const hour = { expires: '2h' };
  return {
    url: server.url,
    audiences: [
      { name: 'public', token: null, values: {} },
      { name: 'tenant', token: await api.identity.tokenOf(tenant.principal, hour), values: tenant.values },
      {
        name: 'platform',
        token: await api.identity.tokenOf(api.seed.platform, hour),
        values: { tenant_id: doomed },
      },
      { name: 'session', token: (await api.session_tokens.issue(claims)).token, values: {} },
    ],
  };
}
