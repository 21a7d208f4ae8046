import { z } from 'zod';
import { idSchema, pageQuery, ROLES, timeField } from '../kernel/index.ts';

/** Address as it is stored and compared: in lower case. */
const emailField = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase())
  .meta({ description: 'Address with which the person signs in', example: 'ada@example.org' });

export const OPERATOR_STATUSES = ['active', 'disabled'] as const;

/** A person who signs in: of one tenant, or (tenant_id null) of the platform. */
export const operatorSchema = z
  .object({
    object: z.literal('operator'),
    id: idSchema('operator'),
    tenant_id: idSchema('tenant').nullable(),
    email: z.string(),
    role: z.enum(ROLES),
    status: z.enum(OPERATOR_STATUSES),
    /** Subject of the person's account in the user pool. */
    cognito_sub: z.string().min(1).max(128).nullable(),
    created_at: timeField,
    updated_at: timeField,
  })
  .meta({ id: 'Operator', description: 'A person who signs in' });
export type Operator = z.infer<typeof operatorSchema>;

/** Body of `POST /v1/operators`. */
export const inviteOperatorSchema = z.strictObject({ email: emailField, role: z.enum(ROLES) });
export type InviteOperator = z.output<typeof inviteOperatorSchema>;

/** Query of `GET /v1/operators`. */
export const listOperatorsSchema = z.strictObject({ ...pageQuery, status: z.enum(OPERATOR_STATUSES).optional() });
export type ListOperators = z.output<typeof listOperatorsSchema>;
