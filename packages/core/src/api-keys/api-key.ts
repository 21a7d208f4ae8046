import { z } from 'zod';
import {
  idSchema,
  metadataField,
  nameField,
  PLATFORM_SCOPES,
  pageOf,
  pageQuery,
  type Scope,
  scopeSchema,
  timeField,
} from '../kernel/index.ts';

const scopesField = z
  .array(scopeSchema)
  .min(1)
  .max(64)
  .refine((scopes) => !scopes.some((scope) => PLATFORM_SCOPES.includes(scope)), {
    message: 'cannot hold a scope of the platform',
  })
  .transform((scopes) => [...new Set<Scope>(scopes)].sort());

/** A tenant's API key as the API shows it: everything but the secret. */
export const apiKeySchema = z
  .object({
    object: z.literal('api_key'),
    id: idSchema('api_key'),
    tenant_id: idSchema('tenant'),
    name: nameField,
    scopes: z.array(scopeSchema),
    /** First characters of the key, to recognise it by. */
    prefix: z.string(),
    status: z.enum(['active', 'revoked']),
    metadata: metadataField,
    created_at: timeField,
    expires_at: timeField.nullable(),
    last_used_at: timeField.nullable().meta({ description: 'Within two minutes' }),
    rotated_at: timeField.nullable().meta({ description: 'When the present secret was made, if it is not the first' }),
    previous_secret_expires_at: timeField
      .nullable()
      .meta({ description: 'Until when the secret before the last rotation works; null where none does' }),
    revoked_at: timeField.nullable(),
  })
  .meta({ id: 'ApiKey', description: 'A tenant API key; the secret itself is shown once, on creation and rotation' });
export type ApiKey = z.infer<typeof apiKeySchema>;

/** A key with its secret: the answer to its creation and to each rotation only. */
export const createdApiKeySchema = apiKeySchema
  .extend({ secret: z.string().meta({ description: 'The API key; it cannot be shown again' }) })
  .meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

const expiryField = z.iso.datetime().meta({ description: 'When the key stops working' });

/** Body of `POST /v1/api-keys`. */
export const createApiKeySchema = z.strictObject({
  name: nameField,
  scopes: scopesField,
  expires_at: expiryField.optional().meta({ description: 'When the key stops working; never, if left out' }),
  metadata: metadataField.default({}),
});
export type CreateApiKey = z.output<typeof createApiKeySchema>;

/** Body of `PATCH /v1/api-keys/{api_key_id}`. A field that is left out keeps its value. */
export const updateApiKeySchema = z.strictObject({
  name: nameField.optional(),
  scopes: scopesField.optional().meta({ description: 'Fewer than it has: a key never gains scopes' }),
  expires_at: expiryField.nullable().optional().meta({ description: 'When the key stops working; null for never' }),
  metadata: metadataField.optional(),
});
export type UpdateApiKey = z.output<typeof updateApiKeySchema>;

/** Longest time for which two secrets of a key work side by side: a week. */
export const MAX_OVERLAP_SECONDS = 7 * 24 * 60 * 60;

/** Body of `POST /v1/api-keys/{api_key_id}/rotate`. */
export const rotateApiKeySchema = z.strictObject({
  overlap_seconds: z
    .int()
    .min(0)
    .max(MAX_OVERLAP_SECONDS)
    .default(24 * 60 * 60)
    .meta({ description: 'How long the present secret goes on working; 0 ends all earlier secrets at once' }),
});
export type RotateApiKey = z.output<typeof rotateApiKeySchema>;

/** Query of `GET /v1/api-keys`. */
export const listApiKeysSchema = z.strictObject({ ...pageQuery, status: z.enum(['active', 'revoked']).optional() });
export const apiKeyPageSchema = pageOf(apiKeySchema);
