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
