import { z } from 'zod';
import { idSchema, type TenantScope, type Work } from '../kernel/index.ts';

/** Most dependents that one answer names. */
export const MAX_DEPENDENTS = 500;

const use = {
  object: z.literal('credential_use'),
  version: z.int().min(1).nullable().meta({ description: 'Null for the draft' }),
  live_in: z
    .array(z.object({ agent_id: idSchema('agent'), environment: z.string(), binding_id: idSchema('binding') }))
    .meta({ description: 'Environments whose live binding pins this version' }),
};

/** A version or draft that refers to a credential: of a tool, which sends it, or of a runtime config, whose model it opens. */
export const credentialUseSchema = z
  .union([
    z.object({ ...use, tool_id: idSchema('tool') }),
    z.object({ ...use, runtime_config_id: idSchema('runtime_config') }),
  ])
  .meta({ id: 'CredentialUse', description: 'Where a credential is referred to' });
export type CredentialUse = z.output<typeof credentialUseSchema>;

/** Answer of `GET /v1/provider-credentials/{credential_id}/dependents`. */
export const credentialUsesSchema = z.object({
  object: z.literal('list'),
  data: z.array(credentialUseSchema),
  has_more: z.boolean().meta({ description: `Whether there are more than the ${MAX_DEPENDENTS} shown` }),
});
export type CredentialUses = z.output<typeof credentialUsesSchema>;

/** Finds what refers to a credential. */
export interface CredentialUseReader {
  /** Versions and drafts of tools and runtime configs, those that are live first; at most `limit`. */
  find(scope: TenantScope, credentialId: string, limit: number): Promise<CredentialUse[]>;
  /** Versions that are live somewhere, as a write on the credential sees them; at most `limit`. */
  findLive(scope: TenantScope, work: Work, credentialId: string, limit: number): Promise<CredentialUse[]>;
}
