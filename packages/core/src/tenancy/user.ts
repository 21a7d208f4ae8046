import { z } from 'zod';
import { idSchema, metadataField, nameField, timeField } from '../kernel/index.ts';

const externalIdField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: "The user's id in the tenant's own system", example: 'customer-1042' });

/** An end user of a tenant: the person an agent talks to. */
export const userSchema = z
  .object({
    id: idSchema('user'),
    tenant_id: idSchema('tenant'),
    external_id: externalIdField,
    display_name: nameField.nullable(),
    metadata: metadataField,
    status: z.enum(['active', 'archived']),
    created_at: timeField,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'User', description: 'An end user of a tenant, known by the id that the tenant gave it' });
export type User = z.infer<typeof userSchema>;

/**
 * Body of `PUT /v1/users`: creates the user of this external_id or brings it up to date. A field that is left out
 * keeps its value.
 */
export const upsertUserSchema = z.strictObject({
  external_id: externalIdField,
  display_name: nameField.nullable().optional(),
  metadata: metadataField.optional(),
});
export type UpsertUserInput = z.infer<typeof upsertUserSchema>;

/** Filters of `GET /v1/users`. */
export const userFilterSchema = z.strictObject({ external_id: externalIdField.optional() });
export type UserFilter = z.infer<typeof userFilterSchema>;
