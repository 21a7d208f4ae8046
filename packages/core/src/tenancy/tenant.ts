import { z } from 'zod';
import { idSchema, metadataField, nameField, pageQuery, timeField, timeZoneField } from '../kernel/index.ts';

/** AWS region code. */
const regionField = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as eu-central-1')
  .meta({ description: "Region that holds the tenant's data", example: 'eu-central-1' });

/** What a tenant may use at most. */
export const tenantLimitsSchema = z
  .strictObject({
    max_concurrent_sessions: z.int().min(0).max(10_000),
    max_files: z.int().min(0).max(1_000_000),
    max_file_bytes: z
      .int()
      .min(1)
      .max(5 * 1024 ** 3)
      .meta({ description: 'Bytes of one file' }),
    max_file_pages: z.int().min(1).max(100_000).meta({ description: 'Pages of one file' }),
    max_total_file_bytes: z
      .int()
      .min(0)
      .max(1024 ** 5)
      .meta({ description: 'Bytes of all files with all versions that are kept' }),
    max_api_keys: z.int().min(0).max(1_000),
    max_webhook_endpoints: z.int().min(0).max(200).meta({ description: 'Webhook endpoints that are not archived' }),
    max_requests_per_second: z
      .int()
      .min(1)
      .max(100_000)
      .meta({ description: 'Requests a second over all credentials of the tenant, on average' }),
    max_request_burst: z
      .int()
      .min(1)
      .max(200_000)
      .meta({ description: 'Requests at once after a pause, over all credentials of the tenant' }),
    max_key_requests_per_second: z
      .int()
      .min(1)
      .max(100_000)
      .meta({ description: 'Requests a second of one API key, on average; its burst is twice that' }),
    allowed_call_countries: z
      .array(
        z
          .string()
          .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')
          .meta({ example: 'DE' }),
      )
      .max(250)
      .nullable()
      .optional()
      .meta({ description: 'Countries that may be called, by their ISO 3166-1 alpha-2 codes; null: all of them' }),
  })
  .meta({ description: 'What the tenant may use at most' });
export type TenantLimits = z.infer<typeof tenantLimitsSchema>;

/** Limits of a tenant whose creation names none. */
export const DEFAULT_TENANT_LIMITS: TenantLimits = {
  max_concurrent_sessions: 25,
  max_files: 10_000,
  max_file_bytes: 512 * 1024 ** 2,
  max_file_pages: 10_000,
  max_total_file_bytes: 100 * 1024 ** 3,
  max_api_keys: 20,
  max_webhook_endpoints: 20,
  max_requests_per_second: 100,
  max_request_burst: 200,
  max_key_requests_per_second: 100,
};

/** The limits on what there may be at a time; the others are rates. */
export const QUOTA_LIMITS = ['max_concurrent_sessions', 'max_files', 'max_api_keys', 'max_webhook_endpoints'] as const;
export type QuotaLimit = (typeof QUOTA_LIMITS)[number];

const usedField = z.int().min(0);

/** What of each quota is in use. */
export const tenantUsageSchema = z
  .object({ concurrent_sessions: usedField, files: usedField, total_file_bytes: usedField, api_keys: usedField })
  .meta({ description: 'How much of the limits on sessions, files and API keys is in use now' });
export type TenantUsage = z.infer<typeof tenantUsageSchema>;

export const TENANT_STATUSES = ['active', 'suspended', 'archived'] as const;

/** A customer of the platform: the unit of isolation. */
export const tenantSchema = z
  .object({
    object: z.literal('tenant'),
    id: idSchema('tenant'),
    name: nameField,
    home_region: regionField,
    time_zone: timeZoneField,
    status: z
      .enum(TENANT_STATUSES)
      .meta({ description: 'Credentials of a tenant that is not active stop working within 60 s' }),
    limits: tenantLimitsSchema,
    metadata: metadataField,
    created_at: timeField,
    updated_at: timeField,
    suspended_at: timeField.nullable(),
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'Tenant', description: 'A customer of the platform: the unit of isolation' });
export type Tenant = z.infer<typeof tenantSchema>;

/** A tenant and what it uses: the answer to a read of one. */
export const tenantWithUsageSchema = tenantSchema
  .extend({ usage: tenantUsageSchema })
  .meta({ id: 'TenantWithUsage', description: 'A tenant, its limits and what of them is in use' });
export type TenantWithUsage = z.infer<typeof tenantWithUsageSchema>;

/** Body of `POST /v1/tenants`. Limits that are not named get their defaults. */
export const createTenantSchema = z.strictObject({
  name: nameField,
  home_region: regionField,
  time_zone: timeZoneField.default('UTC'),
  limits: tenantLimitsSchema.partial().default({}),
  metadata: metadataField.default({}),
});
export type CreateTenant = z.output<typeof createTenantSchema>;

/** Body of `PATCH /v1/tenant`: what a tenant's own people decide. A field that is left out keeps its value. */
export const updateOwnTenantSchema = z.strictObject({
  name: nameField.optional(),
  time_zone: timeZoneField.optional(),
  metadata: metadataField.optional(),
});
export type UpdateOwnTenant = z.output<typeof updateOwnTenantSchema>;

/** Body of `PATCH /v1/tenants/{tenant_id}`. The home region never changes: data would have to move. */
export const updateTenantSchema = updateOwnTenantSchema.extend({ limits: tenantLimitsSchema.partial().optional() });
export type UpdateTenant = z.output<typeof updateTenantSchema>;

/** Query of `GET /v1/tenants`; archived ones are hidden unless asked for. */
export const listTenantsSchema = z.strictObject({ ...pageQuery, status: z.enum(TENANT_STATUSES).optional() });
export type ListTenants = z.output<typeof listTenantsSchema>;
