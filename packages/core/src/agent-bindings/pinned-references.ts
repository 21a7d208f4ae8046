import type { AgentContent } from '../agent-registry/index.ts';
import type { PinnedContents } from '../config-resolver/index.ts';
import { AppError, type TenantScope } from '../kernel/index.ts';
import type { PromptContent } from '../prompt-registry/index.ts';
import type { RuntimeConfigContent } from '../runtime-config/index.ts';
import type { ToolContent } from '../tool-registry/index.ts';
import type { RegistryContent, RegistryRepository } from '../versioned-registry/index.ts';
import type { CreateBindingInput } from './binding.ts';
import type { KnowledgeIndexReader } from './binding-repository.ts';

/** Where pinned versions are read. */
export interface PinnedSources {
  readonly agents: RegistryRepository<AgentContent>;
  readonly prompts: RegistryRepository<PromptContent>;
  readonly tools: RegistryRepository<ToolContent>;
  readonly runtimeConfigs: RegistryRepository<RuntimeConfigContent>;
  readonly knowledgeIndexes: KnowledgeIndexReader;
}

/** A version as a request names it, with the paths of its id and of its number. */
interface Reference {
  readonly id: string;
  readonly version: number;
  readonly id_param: string;
  readonly version_param: string;
}

/**
 * Reads everything that a binding pins, each under the caller's own tenant: that an id exists proves nothing.
 *
 * @throws AppError `reference_not_found` or `reference_archived` with the path of the reference.
 */
export async function readPinned(
  scope: TenantScope,
  agentId: string,
  input: CreateBindingInput,
  sources: PinnedSources,
): Promise<PinnedContents> {
  const agent = await sources.agents.findVersion(scope, agentId, input.agent_version);
  if (agent === undefined) throw absent('agent_version');
  const prompt = await readVersion(scope, sources.prompts, {
    id: input.prompt_id,
    version: input.prompt_version,
    id_param: 'prompt_id',
    version_param: 'prompt_version',
  });
  const runtimeConfig = await readVersion(scope, sources.runtimeConfigs, {
    id: input.runtime_config_id,
    version: input.runtime_config_version,
    id_param: 'runtime_config_id',
    version_param: 'runtime_config_version',
  });
  const tools = await Promise.all(
    input.tool_versions.map(({ tool_id, version }, index) =>
      readVersion(scope, sources.tools, {
        id: tool_id,
        version,
        id_param: `tool_versions.${index}.tool_id`,
        version_param: `tool_versions.${index}.version`,
      }),
    ),
  );
  assertDistinctNames(tools);
  await assertIndexes(scope, input, sources.knowledgeIndexes);
  return { agent: agent.content, prompt, tools, runtime_config: runtimeConfig };
}

async function readVersion<C extends RegistryContent>(
  scope: TenantScope,
  repository: RegistryRepository<C>,
  { id, version, id_param, version_param }: Reference,
): Promise<C> {
  const head = await repository.findHead(scope, id);
  if (head === undefined) throw absent(id_param);
  if (head.archived_at !== null) throw new AppError('reference_archived', { param: id_param });
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

async function assertIndexes(
  scope: TenantScope,
  { knowledge }: CreateBindingInput,
  reader: KnowledgeIndexReader,
): Promise<void> {
  if (knowledge.length === 0) return;
  const ids = knowledge.map(({ index_id }) => index_id);
  const found = new Map((await reader.find(scope, ids)).map((index) => [index.id, index]));
  for (const [position, id] of ids.entries()) {
    const param = `knowledge.${position}.index_id`;
    if (ids.indexOf(id) !== position) {
      throw new AppError('unprocessable', { message: 'The same search index is named twice.', param });
    }
    const index = found.get(id);
    if (index === undefined) throw absent(param);
    if (index.archived_at !== null) throw new AppError('reference_archived', { param });
  }
}

function absent(param: string): AppError {
  return new AppError('reference_not_found', { param });
}
