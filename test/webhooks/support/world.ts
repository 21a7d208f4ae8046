import { randomUUID } from 'node:crypto';
import { startApi, type TestApi } from '../../api/support/api.ts';
import type { ApiClient } from '../../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { dispatcherOf } from './dispatcher.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** The API with a tenant's server that it may call, and a queue that nobody looks at. */
export interface WebhookWorld {
  readonly api: TestApi;
  readonly receiver: Receiver;
  /** A new tenant, with a dispatcher of its own; what others left on its way is gone. */
  tenant(): Promise<WebhookTenant>;
}

/** A tenant that is told what happens. */
export interface WebhookTenant {
  readonly client: ApiClient;
  readonly tenant_id: string;
  readonly dispatcher: ReturnType<typeof dispatcherOf>;
  /** An endpoint at the receiver, with its secret. */
  endpoint(events?: readonly string[], path?: string): Promise<{ id: string; secret: string }>;
  /** Something that happens: a user is upserted; the id of that user. */
  happen(external_id?: string, display_name?: string): Promise<string>;
  health(endpointId: string): Promise<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked at as they came
  ledger(query?: Record<string, string>): Promise<any[]>;
}

/** Call it once at the top of a test file. @param hosts that may be called besides the receiver's */
export async function openWebhookWorld(hosts: readonly string[] = []): Promise<WebhookWorld> {
  const receiver = await startReceiver();
  const { env } = await makeAwsResources();
  const WEBHOOK_QUEUE_URL = env['SESSION_WATCHDOG_QUEUE_URL'] ?? '';
  const more = { WEBHOOK_QUEUE_URL, OUTGOING_LOCAL_HOSTS: [receiver.host, ...hosts].join(',') };
  const api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...env, ...more } });
  return {
    api,
    receiver,
    async tenant() {
      await api.db.client.db(api.db.name).collection('webhook_deliveries').deleteMany({ status: 'pending' });
      receiver.received.length = 0;
      receiver.answer = () => 204;
      const { client, tenant_id } = await api.tenant();
      return {
        client,
        tenant_id,
        dispatcher: dispatcherOf(api, receiver.host, ...hosts),
        async endpoint(events = ['user.*'], path = '') {
          const made = await client.post('/v1/webhook-endpoints', { url: `${receiver.url}${path}`, events });
          if (made.status !== 201) throw new Error(made.text);
          return made.body;
        },
        happen: async (external_id = randomUUID(), display_name = 'Ada') =>
          (await client.put('/v1/users', { external_id, display_name })).body.id,
        health: async (id) => (await client.get(`/v1/webhook-endpoints/${id}`)).body.health,
        ledger: async (query = {}) =>
          (await client.get('/v1/webhook-deliveries', { query: { order: 'asc', limit: '100', ...query } })).body.data,
      };
    },
  };
}
