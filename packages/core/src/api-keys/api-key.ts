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
    /** Within a minute. */
    last_used_at: timeField.nullable(),
    revoked_at: timeField.nullable(),
  })
  .meta({ id: 'ApiKey', description: 'A tenant API key; the secret itself is shown once, on creation' });
export type ApiKey = z.infer<typeof apiKeySchema>;

/** A key with its secret: the answer to its creation only. */
export const createdApiKeySchema = apiKeySchema
  .extend({ secret: z.string().meta({ description: 'The API key; it cannot be shown again' }) })
  .meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

/** Body of `POST /v1/api-keys`. */
export const createApiKeySchema = z.strictObject({
  name: nameField,
  scopes: scopesField,
  expires_at: z.iso.datetime().optional().meta({ description: 'When the key stops working; never, if left out' }),
  metadata: metadataField.default({}),
});
export type CreateApiKey = z.output<typeof createApiKeySchema>;

/** Query of `GET /v1/api-keys`. */
export const listApiKeysSchema = z.strictObject({ ...pageQuery, status: z.enum(['active', 'revoked']).optional() });
export const apiKeyPageSchema = pageOf(apiKeySchema);
