import { z } from 'zod';
import { idSchema, ROLES, timeField } from '../kernel/index.ts';

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

/** What is needed to make an operator, besides its account in the user pool. */
export const createOperatorSchema = z.strictObject({ email: emailField, role: z.enum(ROLES) });
export type CreateOperatorInput = z.infer<typeof createOperatorSchema>;
