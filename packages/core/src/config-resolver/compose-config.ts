import type { AgentContent } from '../agent-registry/index.ts';
import { AppError, digestOf, type JsonValue } from '../kernel/index.ts';
import type { ExpandedPrompt } from '../prompt-registry/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';
import type { ToolContent } from '../tool-registry/index.ts';
import {
  type ResolvedAgent,
  type ResolvedConfig,
  type ResolvedVersions,
  resolvedConfigSchema,
} from './resolved-config.ts';

/** Contents of the versions that are pinned, in the order of the pins. */
export interface PinnedContents {
  readonly agent: AgentContent;
  readonly prompt: ExpandedPrompt;
  readonly tools: readonly ToolContent[];
  readonly runtime_config: RuntimeConfigContent;
  /** Agents that the session may be handed over to, as their own bindings resolved; none is the same as left out. */
  readonly agents?: readonly ResolvedAgent[];
}

/** A resolved config with its address. */
export interface AddressedConfig {
  readonly digest: string;
  readonly config: ResolvedConfig;
}

/**
 * Puts pinned versions together into what a session runs with. The same pins give the same digest, at any time and in
 * any tenant: the contents enter as they were published, so a default that a schema gains later changes no digest.
 */
export function composeConfig(agentId: string, pins: ResolvedVersions, contents: PinnedContents): AddressedConfig {
  const config = {
    agent: { agent_id: agentId, version: pins.agent_version, ...contents.agent },
    prompt: { prompt_id: pins.prompt_id, version: pins.prompt_version, ...contents.prompt },
    tools: pins.tool_versions.map(({ tool_id, version }, index) => ({ tool_id, version, ...contents.tools[index] })),
    runtime_config: {
      runtime_config_id: pins.runtime_config_id,
      version: pins.runtime_config_version,
      ...contents.runtime_config,
    },
    knowledge: pins.knowledge,
    ...(contents.agents === undefined || contents.agents.length === 0 ? {} : { agents: contents.agents }),
  } as unknown as ResolvedConfig;
  return { digest: configDigest(config), config };
}

/** The digest under which a resolved config is stored; it says of any value which config it is, or that it is none. */
export function configDigest(config: unknown): string {
  return digestOf(config as JsonValue);
}

/**
 * Versions may be older than the schemas of today, which decide what a session can run with.
 *
 * @throws AppError `unprocessable` naming the first place of the config that cannot be run any more.
 */
export function assertRunnable(config: ResolvedConfig): void {
  const [issue] = resolvedConfigSchema.safeParse(config).error?.issues ?? [];
  if (issue === undefined) return;
  const path = issue.path.map(String).join('.');
  throw new AppError('unprocessable', {
    message: `These versions resolve to a config that cannot be run: ${path} ${issue.message}. Publish a newer version.`,
    details: { path },
  });
}
