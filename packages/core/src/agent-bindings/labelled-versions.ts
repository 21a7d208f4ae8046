import type { ResolvedVersions } from '../config-resolver/index.ts';
import { AppError, type TenantScope } from '../kernel/index.ts';
import type { RegistryHead } from '../versioned-registry/index.ts';
import type { RequestedVersions } from './binding.ts';
import type { PinnedSources } from './pinned-references.ts';

/** Where the labels of an entity are read. */
interface Heads {
  findHead(scope: TenantScope, id: string): Promise<RegistryHead | undefined>;
}

/** A version as a request names it: by number, or by the label that stands on it now. */
interface Named {
  readonly id: string;
  readonly version: number | string;
  readonly id_param: string;
  readonly version_param: string;
}

/**
 * The numbers that labels stand for at this moment: a binding pins numbers, so a label that moves later changes nothing.
 *
 * @throws AppError `reference_not_found` with the path of a version whose label is not there.
 */
export async function numberedVersions(
  scope: TenantScope,
  agentId: string,
  named: RequestedVersions,
  { agents, prompts, tools, runtimeConfigs }: PinnedSources,
): Promise<ResolvedVersions> {
  async function numberOf(heads: Heads, { id, version, id_param, version_param }: Named): Promise<number> {
    if (typeof version === 'number') return version;
    const head = await heads.findHead(scope, id);
    if (head === undefined) throw new AppError('reference_not_found', { param: id_param });
    const found = head.labels.find(({ label }) => label === version);
    if (found !== undefined) return found.version;
    throw new AppError('reference_not_found', {
      message: `No version has the label ${version}.`,
      param: version_param,
    });
  }

  const own = <N extends 'prompt' | 'runtime_config'>(name: N): Named => ({
    id: named[`${name}_id`],
    version: named[`${name}_version`],
    id_param: `${name}_id`,
    version_param: `${name}_version`,
  });
  const agent = { id: agentId, version: named.agent_version, id_param: 'agent_id', version_param: 'agent_version' };
  const [agent_version, prompt_version, runtime_config_version, ...toolVersions] = await Promise.all([
    numberOf(agents, agent),
    numberOf(prompts, own('prompt')),
    numberOf(runtimeConfigs, own('runtime_config')),
    ...named.tool_versions.map(({ tool_id, version }, index) =>
      numberOf(tools, {
        id: tool_id,
        version,
        id_param: `tool_versions.${index}.tool_id`,
        version_param: `tool_versions.${index}.version`,
      }),
    ),
  ]);
  const tool_versions = named.tool_versions.map(({ tool_id, version }, index) => ({
    tool_id,
    version: toolVersions[index] ?? Number(version),
  }));
  return { ...named, agent_version, prompt_version, runtime_config_version, tool_versions };
}
