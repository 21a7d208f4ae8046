import { type ResolvedConfig, resolvedConfigSchema } from '../config-resolver/index.ts';
import { type MaskText, piiMask } from '../conversation-safety/index.ts';
import { AppError, digestOf, type JsonValue } from '../kernel/index.ts';
import type { ConversationSource, StoredSession } from '../session-orchestrator/index.ts';
import type { SpokenTo } from '../session-tools/index.ts';

/** What a session is pinned to, and whom the agent talks to in it. */
export type Pinned = Omit<SpokenTo, 'config'> & { readonly config: ResolvedConfig };

/** What masks what a session's config says must not be stored, whichever of its agents hears or says it. */
export function maskOf(config: ResolvedConfig): MaskText | null {
  const parts = [config, ...(config.agents ?? [])];
  return piiMask([...new Set(parts.flatMap(({ runtime_config }) => runtime_config.safety?.pii_redaction ?? []))]);
}

/**
 * The config that a session pins, exactly as it was digested.
 *
 * @throws AppError `internal` where what is stored is not what was pinned.
 */
export async function configOf(source: ConversationSource, session: StoredSession): Promise<Pinned> {
  const { id: session_id, tenant_id, binding_digest: digest, variables, channel, caller, time_zone } = session;
  const found = await source.find({ session_id, tenant_id, digest }, { with_config: true });
  // The digest is over what was stored, before any schema could add a default to it.
  if (found === null || found.config === null || digestOf(found.config as JsonValue) !== digest) {
    throw new AppError('internal', { cause: new Error(`the config of ${session_id} is not the one that it pins`) });
  }
  return { config: resolvedConfigSchema.parse(found.config), variables, channel, caller, time_zone };
}
