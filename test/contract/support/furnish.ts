import { randomUUID } from 'node:crypto';
import type { Principal } from '@patchbay/core/kernel';
import { tenantLimitsSchema } from '@patchbay/core/tenancy';
import type { TestApi } from '../../api/support/api.ts';
import type { ApiClient } from '../../api/support/client.ts';
import type { PathValues } from '../../isolation/calls.ts';
import { makeResources } from '../../isolation/resources.ts';

/** A tenant in which there is one of everything. */
export interface Furnished {
  readonly principal: Principal;
  readonly values: PathValues;
  /** One more of everything, for what ends things. */
  readonly doomed: PathValues;
}

/** It opens nothing outside of this machine, whatever it is tested with. */
const TOKEN = { kind: 'http_bearer', name: 'A token', allowed_hosts: ['127.0.0.1'], secret: { token: 'contract' } };

/** A tool whose service is there: the one on this machine. */
const orderTool = (host: string) => ({
  name: 'order_state',
  content: {
    name: 'order_state',
    handler_ref: 'http',
    description: 'Says where an order is',
    parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    config: { method: 'GET', url: `http://${host}/orders/{{query}}` },
  },
});

/** The widest limits there are: what is asked here is whether answers are as promised, not how many there are. */
async function withWideLimits(api: TestApi, tenantId: string): Promise<void> {
  const bounds = Object.entries(tenantLimitsSchema.shape).flatMap(([name, schema]) =>
    'maxValue' in schema ? [[name, schema.maxValue] as const] : [],
  );
  const tenants = api.db.client.db(api.db.name).collection('tenants');
  await tenants.updateOne({ _id: tenantId as never }, { $set: { limits: Object.fromEntries(bounds) } });
}

/** Another binding of the same versions: live in staging, to be promoted, and since now in production, to be undone. */
async function release(client: ApiClient, values: PathValues): Promise<string> {
  const agent = `/v1/agents/${values['agent_id']}`;
  const { body } = await client.get(`${agent}/bindings/${values['binding_id']}`);
  const { agent_version, prompt_id, prompt_version, tool_versions, runtime_config_id, runtime_config_version } = body;
  const pins = { agent_version, prompt_id, prompt_version, tool_versions, runtime_config_id, runtime_config_version };
  const { id: binding_id } = await made(client, `${agent}/bindings`, pins);
  for (const environment of ['staging', 'production']) {
    const { status, text } = await client.put(`${agent}/environments/${environment}`, { binding_id });
    if (status !== 200) throw new Error(`no release to ${environment}: ${text}`);
  }
  return binding_id;
}

async function made(client: ApiClient, path: string, body: object) {
  const { status, body: resource, text } = await client.post(path, body);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${text}`);
  return resource;
}

/**
 * One of everything. The fuzzer also uses ids that it sees in lists, and would find the credential without a secret that
 * is good enough for other tests: it goes.
 */
async function resources(api: TestApi, principal: Principal, client: ApiClient, service: string): Promise<PathValues> {
  const values = await makeResources(api, principal);
  const db = api.db.client.db(api.db.name);
  await db.collection('provider_credentials').deleteOne({ _id: values['credential_id'] as never });
  await db.collection('webhook_endpoints').deleteOne({ _id: values['webhook_endpoint_id'] as never });
  const others = await whole(client, service);
  const { webhook_endpoint_id } = others;
  const delivery = { _id: values['webhook_delivery_id'] as never };
  await db.collection('webhook_deliveries').updateOne(delivery, { $set: { webhook_endpoint_id } });
  return { ...values, ...others };
}

/** Those that other tests make without their other half: in the user pool, in the secret store. */
async function whole(client: ApiClient, service: string) {
  const invitation = { email: `${randomUUID()}@example.org`, role: 'viewer' };
  const receiver = { url: `http://${service}/webhooks`, events: ['file.ready'] };
  const key = await made(client, '/v1/api-keys', { name: 'A key', scopes: ['prompts:read'] });
  return {
    operator_id: (await made(client, '/v1/operators', invitation)).id,
    credential_id: (await made(client, '/v1/provider-credentials', TOKEN)).id,
    webhook_endpoint_id: (await made(client, '/v1/webhook-endpoints', receiver)).id as string,
    api_key_id: key.id,
    client_secret: key.secret,
  };
}

/** Makes a tenant and fills it; `service` is the host of an HTTP API that its tool calls. */
export async function furnish(api: TestApi, service: string): Promise<Furnished> {
  const { principal, tenant_id, client } = await api.tenant();
  await withWideLimits(api, tenant_id);
  const values = await resources(api, principal, client, service);
  const expected_binding = await release(client, values);
  const tool = await made(client, '/v1/tools', orderTool(service));
  await made(client, `/v1/tools/${tool.id}/versions`, {});
  const doomed = await resources(api, principal, client, service);
  // Nobody who is in a session is archived.
  const user = await client.put('/v1/users', { external_id: 'doomed' });
  return {
    principal,
    values: { ...values, tool_id: tool.id, expected_binding, 'If-Match': '*' },
    doomed: { ...doomed, user_id: user.body.id },
  };
}
