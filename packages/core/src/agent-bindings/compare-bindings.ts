import { z } from 'zod';
import { composeConfig, configDigest } from '../config-resolver/index.ts';
import { idSchema, isAppError, type JsonValue, type TenantScope } from '../kernel/index.ts';
import { diffJson, fieldChangeSchema } from '../versioned-registry/index.ts';
import { type Binding, versionsOf } from './binding.ts';
import type { ResolvedConfigRepository } from './binding-repository.ts';
import { type PinnedSources, readContents } from './pinned-references.ts';

const digest = z.string();

/** Query of `GET …/bindings/{binding_id}/diff`. */
export const diffBindingQuerySchema = z.object({
  against: idSchema('binding').meta({ description: 'The binding that the other side of the comparison is' }),
});

/** What differs between two bindings of an agent: from `against` to the binding of the path. */
export const bindingDiffSchema = z
  .object({
    object: z.literal('binding_diff'),
    agent_id: idSchema('agent'),
    binding_id: idSchema('binding'),
    against: idSchema('binding'),
    same: z.boolean().meta({ description: 'Whether both resolve to the same config' }),
    digest,
    against_digest: digest,
    versions: z.array(fieldChangeSchema).meta({ description: 'What is pinned otherwise' }),
    config: z.array(fieldChangeSchema).meta({ description: 'What that changes in the resolved config' }),
  })
  .meta({ id: 'BindingDiff', description: 'What differs between two bindings' });
export type BindingDiff = z.output<typeof bindingDiffSchema>;

/** What comes out when a binding is resolved once more. */
export const bindingVerificationSchema = z
  .object({
    object: z.literal('binding_verification'),
    agent_id: idSchema('agent'),
    binding_id: idSchema('binding'),
    verified: z.boolean().meta({ description: 'Whether all three digests are the same' }),
    digest: digest.meta({ description: 'The digest that the binding carries' }),
    stored_digest: digest
      .nullable()
      .meta({ description: 'Digest of the config that is stored and that sessions run with; null: none is' }),
    recomputed_digest: digest
      .nullable()
      .meta({ description: 'Digest of what the pinned versions resolve to now; null: one of them is missing' }),
    missing: z
      .string()
      .nullable()
      .meta({ description: 'The pinned version that is missing, as a field of the binding' }),
    differences: z
      .array(fieldChangeSchema)
      .meta({ description: 'From what the pinned versions resolve to, to what is stored' }),
  })
  .meta({ id: 'BindingVerification', description: 'Whether a binding still is what it was made of' });
export type BindingVerification = z.output<typeof bindingVerificationSchema>;

/** What comparing reads. */
interface Sources {
  readonly resolvedConfigs: ResolvedConfigRepository;
  readonly sources: PinnedSources;
}

/** Compares two bindings, the later one usually with the earlier. */
export async function diffBindings(
  { resolvedConfigs }: Pick<Sources, 'resolvedConfigs'>,
  scope: TenantScope,
  binding: Binding,
  against: Binding,
): Promise<BindingDiff> {
  const [now, before] = await Promise.all(
    [binding, against].map(async (one) => (await resolvedConfigs.find(scope, one.digest)) as JsonValue | undefined),
  );
  return {
    object: 'binding_diff',
    agent_id: binding.agent_id,
    binding_id: binding.id,
    against: against.id,
    same: binding.digest === against.digest,
    digest: binding.digest,
    against_digest: against.digest,
    versions: diffJson(versionsOf(against), versionsOf(binding)),
    config: diffJson(before ?? null, now ?? null),
  };
}

/** Resolves a binding again from its versions and compares: digests find what was changed behind our back. */
export async function verifyBinding(
  { resolvedConfigs, sources }: Sources,
  scope: TenantScope,
  binding: Binding,
): Promise<BindingVerification> {
  const [stored, again] = await Promise.all([
    resolvedConfigs.find(scope, binding.digest),
    resolveAgain(sources, scope, binding),
  ]);
  const stored_digest = stored === undefined ? null : configDigest(stored);
  const recomputed_digest = again.config === null ? null : configDigest(again.config);
  return {
    object: 'binding_verification',
    agent_id: binding.agent_id,
    binding_id: binding.id,
    verified: stored_digest === binding.digest && recomputed_digest === binding.digest,
    digest: binding.digest,
    stored_digest,
    recomputed_digest,
    missing: again.missing,
    differences: again.config === null ? [] : diffJson(again.config, (stored ?? null) as JsonValue),
  };
}

async function resolveAgain(sources: PinnedSources, scope: TenantScope, binding: Binding) {
  const versions = versionsOf(binding);
  try {
    const contents = await readContents(scope, binding.agent_id, versions, sources, 'read');
    const { config } = composeConfig(binding.agent_id, versions, contents);
    return { config: config as unknown as JsonValue, missing: null };
  } catch (error) {
    if (!isAppError(error, 'reference_not_found')) throw error;
    return { config: null, missing: error.param ?? null };
  }
}
