import { z } from 'zod';
import { idSchema, nameField, pageOf, ROLES } from '../kernel/index.ts';

/** A tenant that the caller belongs to. */
export const membershipSchema = z
  .object({
    object: z.literal('membership'),
    /** Of the operator that the person is in this tenant. */
    id: idSchema('operator'),
    tenant_id: idSchema('tenant'),
    tenant_name: nameField,
    role: z.enum(ROLES),
    current: z.boolean().meta({ description: 'Whether this access token acts in it' }),
    selected: z.boolean().meta({ description: 'Whether the next access token will act in it' }),
  })
  .meta({ id: 'Membership', description: 'A tenant that the person belongs to, and its role there' });
export type Membership = z.infer<typeof membershipSchema>;

export const membershipPageSchema = pageOf(membershipSchema);
