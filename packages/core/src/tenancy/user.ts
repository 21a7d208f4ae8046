import { z } from 'zod';
import { idSchema, metadataField, nameField, pageQuery, timeField } from '../kernel/index.ts';

const externalIdField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: "The user's id in the tenant's own system", example: 'customer-1042' });

/** An end user of a tenant: the person an agent talks to. */
export const userSchema = z
  .object({
    object: z.literal('user'),
    id: idSchema('user'),
    tenant_id: idSchema('tenant'),
    external_id: externalIdField,
    display_name: nameField.nullable(),
    metadata: metadataField,
    status: z
      .enum(['active', 'archived'])
      .meta({ description: 'No session starts for an archived user, and its session tokens stop working within 60 s' }),
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
export type UpsertUser = z.output<typeof upsertUserSchema>;

/** Query of `GET /v1/users`. */
export const listUsersSchema = z.strictObject({
  ...pageQuery,
  external_id: externalIdField.optional(),
  archived: z
    .enum(['exclude', 'include', 'only'])
    .default('exclude')
    .meta({ description: 'Whether archived ones are listed' }),
});
export type ListUsers = z.output<typeof listUsersSchema>;
