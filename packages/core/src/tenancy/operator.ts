import { z } from 'zod';
import { idSchema, pageQuery, ROLES, timeField } from '../kernel/index.ts';

/** What mail servers take, and no less: zod's own pattern lets labels end in a hyphen and parts be of any length. */
const EMAIL =
  /^(?!\.)(?!.*\.\.)(?=.{1,64}@)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** Address as it is stored and compared: in lower case. */
const emailField = z
  .email({ pattern: EMAIL })
  .max(254)
  .transform((email) => email.toLowerCase())
  .meta({ description: 'Address with which the person signs in', example: 'ada@example.org' });

export const OPERATOR_STATUSES = ['active', 'disabled'] as const;

/**
 * A person in a tenant, or (tenant_id null) in the platform. Somebody who belongs to several tenants is an operator in
 * each, with a role in each.
 */
export const operatorSchema = z
  .object({
    object: z.literal('operator'),
    id: idSchema('operator'),
    tenant_id: idSchema('tenant').nullable(),
    email: z.string(),
    role: z.enum(ROLES),
    status: z.enum(OPERATOR_STATUSES).meta({ description: 'A disabled person is out within 60 s' }),
    created_at: timeField,
    updated_at: timeField,
    disabled_at: timeField.nullable(),
  })
  .meta({ id: 'Operator', description: 'A person who signs in, in one tenant' });
export type Operator = z.infer<typeof operatorSchema>;

/** An operator as it is stored. */
export const storedOperatorSchema = operatorSchema.extend({
  /** Subject of the person's account in the user pool: the same in every tenant. */
  cognito_sub: z.string().min(1).max(128),
  /** When the person last chose to act in this tenant: the latest choice decides what the next token is for. */
  selected_at: timeField.nullable(),
  /** Rises when another owner leaves and counts on this one to stay: two such transactions collide here. */
  holds: z.int().min(0),
});
export type StoredOperator = z.infer<typeof storedOperatorSchema>;

/** What the API shows of it. */
export function toOperator({
  cognito_sub: _sub,
  selected_at: _at,
  holds: _holds,
  ...operator
}: StoredOperator): Operator {
  return operator;
}

/** Roles that a person can have in a tenant. */
const tenantRoleField = z
  .enum(ROLES)
  .exclude(['platform_admin'])
  .meta({ description: 'What the person may do; nobody can give a role that may do more than himself' });

/** An invitation, by whoever sends it. */
export const inviteOperatorSchema = z.strictObject({ email: emailField, role: z.enum(ROLES) });
export type InviteOperator = z.output<typeof inviteOperatorSchema>;

/** Body of `POST /v1/operators`. */
export const inviteColleagueSchema = z.strictObject({ email: emailField, role: tenantRoleField });
export type InviteColleague = z.output<typeof inviteColleagueSchema>;

/** Body of `PATCH /v1/operators/{operator_id}`. */
export const updateOperatorSchema = z.strictObject({ role: tenantRoleField });
export type UpdateOperator = z.output<typeof updateOperatorSchema>;

/** Query of `GET /v1/operators`. */
export const listOperatorsSchema = z.strictObject({
  ...pageQuery,
  status: z.enum(OPERATOR_STATUSES).optional(),
  role: tenantRoleField.optional(),
  email: emailField.optional(),
});
export type ListOperators = z.output<typeof listOperatorsSchema>;
