import type { AgentContent } from '../agent-registry/index.ts';
import { digestOf, type JsonValue } from '../kernel/index.ts';
import type { PromptContent } from '../prompt-registry/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';
import type { ToolContent } from '../tool-registry/index.ts';
import { type ResolvedConfig, type ResolvedVersions, resolvedConfigSchema } from './resolved-config.ts';

/** Contents of the versions that are pinned, in the order of the pins. */
export interface PinnedContents {
  readonly agent: AgentContent;
  readonly prompt: PromptContent;
  readonly tools: readonly ToolContent[];
  readonly runtime_config: RuntimeConfigContent;
}

/** A resolved config with its address. */
export interface AddressedConfig {
  readonly digest: string;
  readonly config: ResolvedConfig;
}

/**
 * Puts pinned versions together into what a session runs with. The same pins give the same digest, at any time and in
 * any tenant.
 */
export function composeConfig(agentId: string, pins: ResolvedVersions, contents: PinnedContents): AddressedConfig {
  const config = resolvedConfigSchema.parse({
    agent: { agent_id: agentId, version: pins.agent_version, ...contents.agent },
    prompt: { prompt_id: pins.prompt_id, version: pins.prompt_version, ...contents.prompt },
    tools: pins.tool_versions.map(({ tool_id, version }, index) => ({ tool_id, version, ...contents.tools[index] })),
    runtime_config: {
      runtime_config_id: pins.runtime_config_id,
      version: pins.runtime_config_version,
      ...contents.runtime_config,
    },
    knowledge: pins.knowledge,
  });
  return { digest: configDigest(config), config };
}

/** The digest under which a resolved config is stored. */
export function configDigest(config: ResolvedConfig): string {
  return digestOf(config as unknown as JsonValue);
}
