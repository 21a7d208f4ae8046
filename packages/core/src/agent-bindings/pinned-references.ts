import type { AgentContent } from '../agent-registry/index.ts';
import type { PinnedContents, ResolvedVersions } from '../config-resolver/index.ts';
import { AppError, type TenantScope } from '../kernel/index.ts';
import { expandPrompt, type PromptContent } from '../prompt-registry/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';
import type { ToolContent } from '../tool-registry/index.ts';
import type { RegistryContent, RegistryRepository } from '../versioned-registry/index.ts';
import { assertKnowledge, type KnowledgeSources } from './pinned-knowledge.ts';

/** Where pinned versions are read. */
export interface PinnedSources extends KnowledgeSources {
  readonly agents: RegistryRepository<AgentContent>;
  readonly prompts: RegistryRepository<PromptContent>;
  readonly tools: RegistryRepository<ToolContent>;
  readonly runtimeConfigs: RegistryRepository<RuntimeConfigContent>;
}

/** A version as a request names it, with the paths of its id and of its number. */
interface Reference {
  readonly id: string;
  readonly version: number;
  readonly id_param: string;
  readonly version_param: string;
}

/** Whether what is archived since may be read: it cannot be newly pinned, and what pinned it goes on. */
type Archived = 'refused' | 'read';

/**
 * What a new binding pins: every reference usable, the tools distinct, the knowledge there.
 *
 * @throws AppError `reference_not_found`, `reference_archived`, `snapshot_purged` or `unprocessable` with the path of
 * the reference.
 */
export async function readPinned(
  scope: TenantScope,
  agentId: string,
  pins: ResolvedVersions,
  sources: PinnedSources,
): Promise<PinnedContents> {
  const contents = await readContents(scope, agentId, pins, sources, 'refused');
  assertDistinctNames(contents.tools);
  await assertKnowledge(scope, pins.knowledge, sources);
  return contents;
}

/**
 * Reads the contents of pinned versions, each under the caller's own tenant: that an id exists proves nothing.
 *
 * @throws AppError `reference_not_found` or `reference_archived` with the path of the reference.
 */
export async function readContents(
  scope: TenantScope,
  agentId: string,
  pins: ResolvedVersions,
  sources: PinnedSources,
  archived: Archived,
): Promise<PinnedContents> {
  const agent = await sources.agents.findVersion(scope, agentId, pins.agent_version);
  if (agent === undefined) throw absent('agent_version');
  const prompt = await readVersion(scope, sources.prompts, archived, {
    id: pins.prompt_id,
    version: pins.prompt_version,
    id_param: 'prompt_id',
    version_param: 'prompt_version',
  });
  const runtimeConfig = await readVersion(scope, sources.runtimeConfigs, archived, {
    id: pins.runtime_config_id,
    version: pins.runtime_config_version,
    id_param: 'runtime_config_id',
    version_param: 'runtime_config_version',
  });
  const tools = await Promise.all(
    pins.tool_versions.map(({ tool_id, version }, index) =>
      readVersion(scope, sources.tools, archived, {
        id: tool_id,
        version,
        id_param: `tool_versions.${index}.tool_id`,
        version_param: `tool_versions.${index}.version`,
      }),
    ),
  );
  const expanded = await expandPrompt(scope, sources.prompts, prompt, {
    self: pins.prompt_id,
    archived,
    param: 'prompt_version',
  });
  return { agent: agent.content, prompt: expanded, tools, runtime_config: runtimeConfig };
}

async function readVersion<C extends RegistryContent>(
  scope: TenantScope,
  repository: RegistryRepository<C>,
  archived: Archived,
  { id, version, id_param, version_param }: Reference,
): Promise<C> {
  const head = await repository.findHead(scope, id);
  if (head === undefined) throw absent(id_param);
  if (archived === 'refused' && head.archived_at !== null) {
    throw new AppError('reference_archived', { param: id_param });
  }
  const found = await repository.findVersion(scope, id, version);
  if (found === undefined) throw absent(version_param);
  return found.content;
}

/** The language model tells tools apart by name only. */
function assertDistinctNames(tools: readonly ToolContent[]): void {
  const names = tools.map((tool) => tool.name);
  const repeated = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (repeated === -1) return;
  throw new AppError('unprocessable', {
    message: `Two tools have the function name ${names[repeated]}.`,
    param: `tool_versions.${repeated}`,
  });
}

function absent(param: string): AppError {
  return new AppError('reference_not_found', { param });
}
