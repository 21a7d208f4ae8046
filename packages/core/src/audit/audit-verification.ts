import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { auditCheckpointSchema } from './audit-checkpoint.ts';

/**
 * What can be wrong with a chain. `changed`: an event, a seal or the whole chain says something else than was sealed.
 * `missing`: an event or a seal is gone from the middle. `inserted`: an event stands where everything was sealed and
 * has no seal. `reordered`: seals have changed places. `cut`: the end is gone that a checkpoint covers.
 * `forged_checkpoint`: a checkpoint that the key never signed.
 */
export const AUDIT_PROBLEMS = ['changed', 'missing', 'inserted', 'reordered', 'cut', 'forged_checkpoint'] as const;
export type AuditProblemKind = (typeof AUDIT_PROBLEMS)[number];

const problemSchema = z.object({
  kind: z.enum(AUDIT_PROBLEMS),
  seq: z.int().min(0).meta({ description: 'Number in the chain; of `inserted` the one after which it stands' }),
  event_id: idSchema('audit_event').nullable(),
  message: z.string(),
});
export type AuditProblem = z.infer<typeof problemSchema>;

/** What one call of `GET /v1/audit-events/verify` found. */
export const auditVerificationSchema = z
  .object({
    object: z.literal('audit_verification'),
    tenant_id: idSchema('tenant').nullable(),
    verified: z.boolean().meta({ description: 'Nothing is wrong in what this call looked at' }),
    problem: problemSchema.nullable().meta({ description: 'The first one, by its number in the chain' }),
    from_seq: z.int().meta({ description: 'First event whose seal this call recomputed' }),
    to_seq: z.int().meta({ description: 'Last one; below from_seq when there was none' }),
    erased: z.int().meta({
      description: 'Events of this call whose content was erased, as the chain itself says; their places stay',
    }),
    sealed: z.int().meta({ description: 'Events in the chain' }),
    not_sealed_yet: z.int().meta({ description: 'Events that wait for the sealer, which runs every minute' }),
    last_checkpoint: auditCheckpointSchema.nullable(),
    has_more: z.boolean().meta({ description: 'There is more to look at: go on with next_cursor' }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'AuditVerification', description: 'What recomputing a part of the audit chain found' });
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

const number = z.coerce.number().int().min(1);

/** Query of `GET /v1/audit-events/verify`. */
export const verifyAuditEventsSchema = z
  .strictObject({
    from_seq: number.default(1).meta({ description: 'Begin here, for instance at the last checkpoint' }),
    to_seq: number.optional().meta({ description: 'End here; the end of the chain unless given' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(2_000)
      .default(1_000)
      .meta({ description: 'Events looked at in one call' }),
    cursor: z
      .string()
      .max(512)
      .optional()
      .meta({ description: 'next_cursor of the previous call, with the same range' }),
    known_seq: number.optional().meta({ description: 'seq of a checkpoint that you keep: finds a cut of both' }),
    known_hash: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits')
      .optional()
      .meta({ description: 'head_hash of that checkpoint', example: `sha256:${'0'.repeat(64)}` }),
  })
  .refine(({ known_seq, known_hash }) => (known_seq === undefined) === (known_hash === undefined), {
    path: ['known_hash'],
    message: 'known_seq and known_hash go together',
  });
export type VerifyAuditEvents = z.output<typeof verifyAuditEventsSchema>;
