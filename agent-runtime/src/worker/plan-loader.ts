import { type ResolvedConfig, resolvedConfigSchema } from '@patchbay/core/config-resolver';
import { digestOf, type JsonValue } from '@patchbay/core/kernel';
import type { ConversationSource, DispatchMetadata, EarlierTurn } from '@patchbay/core/session-orchestrator';
import type { ConversationPlan, Refusal } from '../session/conversation-plan.ts';

/** Configs kept in memory; one is a few kilobytes, at most some hundred. */
const CACHED_CONFIGS = 500;

/** What an agent that takes over remembers of what was said. */
const MAX_HISTORY_CHARS = 40_000;

/**
 * Turns a dispatch into a plan with at most one round trip to the database. Configs are immutable and addressed by
 * digest, so the worker process keeps them for all its jobs: a cached one is not read again.
 *
 * A plan that cannot be held is a value (`refused`); a database that does not answer is thrown.
 */
export function createPlanLoader(
  source: ConversationSource,
): (dispatch: DispatchMetadata) => Promise<ConversationPlan> {
  const configs = new Map<string, ResolvedConfig>();
  return async (dispatch) => {
    const key = `${dispatch.tenant_id} ${dispatch.digest}`;
    const cached = configs.get(key);
    const found = await source.find(dispatch, { with_config: cached === undefined });
    if (found === null) return { outcome: 'refused', refusal: 'unknown_session', reports_seq: 0 };
    const { variables, channel, caller, time_zone, only_says, voicemail, reports_seq } = found;
    const refused = (refusal: Refusal): ConversationPlan => ({ outcome: 'refused', refusal, reports_seq });
    if (found.status === 'ended' || found.status === 'failed') return refused('session_over');
    if (found.digest !== dispatch.digest) return refused('digest_mismatch');
    const config = cached ?? parseConfig(found.config, dispatch.digest);
    if (typeof config === 'string') return refused(config);
    remember(configs, key, config);
    const turns = lastOf(found.turns);
    const said = {
      ...(only_says === undefined ? {} : { only_says }),
      ...(voicemail === undefined ? {} : { voicemail }),
    };
    return { outcome: 'ready', config, variables, channel, caller, time_zone, ...said, turns, reports_seq };
  };
}

/** The latest turns, as many as a model is to read again. */
function lastOf(turns: readonly EarlierTurn[]): EarlierTurn[] {
  let chars = 0;
  const kept = turns.toReversed().filter(({ text }) => {
    chars += text.length;
    return chars <= MAX_HISTORY_CHARS;
  });
  return kept.reverse();
}

function parseConfig(stored: unknown, digest: string): ResolvedConfig | Refusal {
  if (stored === null || stored === undefined) return 'unknown_config';
  // The digest is over what was stored, before any schema could add a default to it.
  if (digestOf(stored as JsonValue) !== digest) return 'digest_mismatch';
  const parsed = resolvedConfigSchema.safeParse(stored);
  return parsed.success ? parsed.data : 'invalid_config';
}

function remember(configs: Map<string, ResolvedConfig>, key: string, config: ResolvedConfig): void {
  configs.delete(key);
  configs.set(key, config);
  const oldest = configs.keys().next().value;
  if (configs.size > CACHED_CONFIGS && oldest !== undefined) configs.delete(oldest);
}
