import { z } from 'zod';
import { canonicalJson, idSchema, type JsonValue, timeField } from '../kernel/index.ts';
import { type SignatureCheck, type SigningKey, signJws, verifiedPayload } from '../session-tokens/index.ts';

/** Type of a checkpoint's JWS: the key's signature over anything else is no checkpoint. */
const CHECKPOINT_TYPE = 'patchbay-audit-checkpoint+jws';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** What a checkpoint says, and what its JWS signs. */
const statementSchema = z.object({
  /** Null for the platform's own chain. */
  tenant_id: idSchema('tenant').nullable(),
  seq: z.int().min(1).meta({ description: 'Number of the last event that it covers' }),
  head_hash: digest.meta({ description: "Hash of that event's seal" }),
  count: z.int().min(1).meta({ description: 'How many events the chain has up to here' }),
  /** Every event of before this time is in the chain: one that turns up later was inserted. */
  complete_to: timeField,
  time: timeField,
});

/** A signed statement about the head of a chain: who keeps one can prove what the chain was. */
export const auditCheckpointSchema = statementSchema
  .extend({
    object: z.literal('audit_checkpoint'),
    jws: z.string().meta({
      description: 'The same statement as a compact JWS (ES256); /.well-known/audit-jwks.json has the key',
    }),
  })
  .meta({ id: 'AuditCheckpoint', description: 'A signed statement about the head of an audit chain' });
export type AuditCheckpoint = z.infer<typeof auditCheckpointSchema>;

/** As stored: `<tenant id, or platform>:<seq>`. */
export type StoredCheckpoint = Omit<AuditCheckpoint, 'object'> & { readonly id: string };

type Statement = z.infer<typeof statementSchema>;

/** Signs statements about chains, and checks them. The private half is out of reach (KMS). */
export type CheckpointKey = SigningKey & SignatureCheck;

const canonical = (value: unknown) => canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);

/** Signs a checkpoint. */
export async function signedCheckpoint(key: CheckpointKey, statement: Statement): Promise<StoredCheckpoint> {
  const id = `${statement.tenant_id ?? 'platform'}:${statement.seq}`;
  return { id, ...statement, jws: await signJws(key, CHECKPOINT_TYPE, statementSchema.parse(statement)) };
}

/** Whether the key has signed exactly what the checkpoint says. */
export async function isGenuine(key: SignatureCheck, checkpoint: StoredCheckpoint): Promise<boolean> {
  const said = statementSchema.safeParse(checkpoint);
  const payload = await verifiedPayload(key, CHECKPOINT_TYPE, checkpoint.jws);
  return payload !== null && said.success && canonical(payload) === canonical(said.data);
}

/** A checkpoint as the API shows it. */
export function shownCheckpoint({ id: _id, ...checkpoint }: StoredCheckpoint): AuditCheckpoint {
  return { object: 'audit_checkpoint', ...checkpoint };
}
