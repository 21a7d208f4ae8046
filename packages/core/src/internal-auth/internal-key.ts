import { z } from 'zod';

/** A shared secret of the internal API; `key_id` travels with each request so that two can be valid at a time. */
export interface InternalKey {
  readonly key_id: string;
  readonly secret: Uint8Array;
}

const MIN_SECRET_BYTES = 32;

/**
 * `INTERNAL_HMAC_KEYS`: `{ "<key_id>": "<base64 secret>" }`, one or two entries, at least 256 bits each.
 *
 * The first entry signs, every entry verifies. A rotation is three deployments: add the new key behind the old one,
 * swap the two, drop the old one.
 */
export const internalKeysSchema = z
  .record(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), z.base64())
  .transform((keys) =>
    Object.entries(keys).map(([key_id, secret]): InternalKey => ({ key_id, secret: Buffer.from(secret, 'base64') })),
  )
  .refine((keys) => keys.length === 1 || keys.length === 2, 'must hold one or two keys')
  .refine(
    (keys) => keys.every((key) => key.secret.length >= MIN_SECRET_BYTES),
    `every secret must have at least ${MIN_SECRET_BYTES} bytes`,
  );
