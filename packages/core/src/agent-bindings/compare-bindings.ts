import { z } from 'zod';
import { composeConfig, configDigest } from '../config-resolver/index.ts';
import { idSchema, isAppError, type JsonValue, type TenantScope } from '../kernel/index.ts';
import { diffJson, fieldChangeSchema } from '../versioned-registry/index.ts';
import { type Binding, bindingPointer, bindingPointerSchema, versionsOf } from './binding.ts';
import type { BindingRepository, ResolvedConfigRepository } from './binding-repository.ts';
import { pinnedAgents } from './hand-offs.ts';
import { type PinnedSources, readContents } from './pinned-references.ts';

const digest = z.string();

/** Changes that an answer lists at most. */
const MAX_CHANGES = 1_000;

/** Query of `GET …/bindings/{binding_id}/diff`. */
export const diffBindingQuerySchema = z.object({
  against: idSchema('binding')
    .optional()
    .meta({ description: 'The binding to compare with; without it the one with the number before' }),
});

/** What leads from one binding of an agent to another. */
export const bindingDiffSchema = z
  .object({
    object: z.literal('binding_diff'),
    agent_id: idSchema('agent'),
    from: bindingPointerSchema
      .nullable()
      .meta({ description: 'null: nothing, for the first binding is compared with nothing' }),
    to: bindingPointerSchema,
    same: z.boolean().meta({ description: 'Whether both resolve to the same config' }),
    versions: z.array(fieldChangeSchema).meta({ description: 'What is pinned otherwise' }),
    config: z.array(fieldChangeSchema).meta({ description: 'What that changes in the resolved config' }),
    config_change_count: z.int().min(0),
    has_more: z.boolean().meta({ description: `Whether config has more changes than the ${MAX_CHANGES} listed` }),
  })
  .meta({ id: 'BindingDiff', description: 'What leads from one binding to another' });
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
      .meta({ description: `From what the pinned versions resolve to, to what is stored; at most ${MAX_CHANGES}` }),
  })
  .meta({ id: 'BindingVerification', description: 'Whether a binding still is what it was made of' });
export type BindingVerification = z.output<typeof bindingVerificationSchema>;

/** What comparing reads. */
interface Sources {
  readonly resolvedConfigs: ResolvedConfigRepository;
  readonly sources: PinnedSources;
  readonly bindings: Pick<BindingRepository, 'find'>;
}

/** Compares a binding with another one, or the first one with nothing. */
export async function diffBindings(
  { resolvedConfigs }: Pick<Sources, 'resolvedConfigs'>,
  scope: TenantScope,
  to: Binding,
  from: Binding | undefined,
): Promise<BindingDiff> {
  const configOf = async (binding: Binding) => (await resolvedConfigs.find(scope, binding.digest)) as JsonValue;
  const [after, before] = await Promise.all([configOf(to), from === undefined ? {} : configOf(from)]);
  const config = diffJson(before, after);
  return {
    object: 'binding_diff',
    agent_id: to.agent_id,
    from: from === undefined ? null : bindingPointer(from),
    to: bindingPointer(to),
    same: from?.digest === to.digest,
    versions: diffJson(from === undefined ? {} : versionsOf(from), versionsOf(to)),
    config: config.slice(0, MAX_CHANGES),
    config_change_count: config.length,
    has_more: config.length > MAX_CHANGES,
  };
}

/** Resolves a binding again from its versions and compares: digests find what was changed behind our back. */
export async function verifyBinding(
  { resolvedConfigs, sources, bindings }: Sources,
  scope: TenantScope,
  binding: Binding,
): Promise<BindingVerification> {
  const [stored, again] = await Promise.all([
    resolvedConfigs.find(scope, binding.digest),
    resolveAgain({ resolvedConfigs, sources, bindings }, scope, binding),
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
    differences:
      again.config === null ? [] : diffJson(again.config, (stored ?? null) as JsonValue).slice(0, MAX_CHANGES),
  };
}

async function resolveAgain({ resolvedConfigs, sources, bindings }: Sources, scope: TenantScope, binding: Binding) {
  const versions = versionsOf(binding);
  try {
    const contents = await readContents(scope, binding.agent_id, versions, sources, 'read');
    const agents = await pinnedAgents({ bindings, resolvedConfigs }, scope, binding.agent_id, versions);
    const { config } = composeConfig(binding.agent_id, versions, { ...contents, agents });
    return { config: config as unknown as JsonValue, missing: null };
  } catch (error) {
    if (!isAppError(error, 'reference_not_found')) throw error;
    return { config: null, missing: error.param ?? null };
  }
}
