import { z } from 'zod';
import { idSchema, nameField, pageQuery, timeField } from '../kernel/index.ts';

/** AWS region code. */
const regionField = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as eu-central-1')
  .meta({ description: "Region that holds the tenant's data", example: 'eu-central-1' });

/** IANA name, checked against what the runtime knows. */
const timeZoneField = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin')
  .meta({ description: 'IANA time zone', example: 'Europe/Berlin' });

/** What a tenant may use at most. */
export const tenantLimitsSchema = z
  .strictObject({
    max_concurrent_sessions: z.int().min(0).max(10_000),
    max_files: z.int().min(0).max(1_000_000),
    max_api_keys: z.int().min(0).max(1_000),
  })
  .meta({ description: 'What the tenant may use at most' });
export type TenantLimits = z.infer<typeof tenantLimitsSchema>;

/** Limits of a tenant whose creation names none. */
export const DEFAULT_TENANT_LIMITS: TenantLimits = {
  max_concurrent_sessions: 25,
  max_files: 10_000,
  max_api_keys: 20,
};

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
    created_at: timeField,
    updated_at: timeField,
    suspended_at: timeField.nullable(),
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'Tenant', description: 'A customer of the platform: the unit of isolation' });
export type Tenant = z.infer<typeof tenantSchema>;

/** Body of `POST /v1/tenants`. Limits that are not named get their defaults. */
export const createTenantSchema = z.strictObject({
  name: nameField,
  home_region: regionField,
  time_zone: timeZoneField.default('UTC'),
  limits: tenantLimitsSchema.partial().default({}),
});
export type CreateTenant = z.output<typeof createTenantSchema>;

/** Body of `PATCH /v1/tenants/{tenant_id}`. The home region never changes: data would have to move. */
export const updateTenantSchema = z.strictObject({
  name: nameField.optional(),
  time_zone: timeZoneField.optional(),
  limits: tenantLimitsSchema.partial().optional(),
});
export type UpdateTenant = z.output<typeof updateTenantSchema>;

/** Query of `GET /v1/tenants`; archived ones are hidden unless asked for. */
export const listTenantsSchema = z.strictObject({ ...pageQuery, status: z.enum(TENANT_STATUSES).optional() });
export type ListTenants = z.output<typeof listTenantsSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
