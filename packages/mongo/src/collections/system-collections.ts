import { defineCollection } from './collection-definition.ts';

/** A nonce of the signed internal API: the insert that succeeds is the only use. `id` is `<key id>:<nonce>`. */
export interface Nonce {
  readonly id: string;
  readonly expires_at: Date;
}

export const nonces = defineCollection<Nonce>({
  name: 'nonces',
  tenancy: 'platform',
  writes: 'direct',
  indexes: [{ keys: { expires_at: 1 }, expire_after_seconds: 0 }],
  schema: { expires_at: 'date' },
});

/** A webhook that was taken: the insert that succeeds is the one that handles it. `id` is `<sender>:<event id>`. */
export interface WebhookReceipt {
  readonly id: string;
  readonly received_at: Date;
}

const WEEK_SECONDS = 7 * 24 * 60 * 60;

export const webhookReceipts = defineCollection<WebhookReceipt>({
  name: 'webhook_receipts',
  tenancy: 'platform',
  writes: 'direct',
  indexes: [{ keys: { received_at: 1 }, expire_after_seconds: WEEK_SECONDS }],
  schema: { received_at: 'date' },
});
