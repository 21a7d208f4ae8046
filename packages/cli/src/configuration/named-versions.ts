import type { schemas } from '@patchbay/sdk';
import type { KnowledgePin } from './description.ts';
import type { NamedKind } from './kinds.ts';
import type { TenantState } from './tenant.ts';

type Versions = schemas.Environment['resolved_versions'];

/** What a binding pins, with names in place of ids. */
export interface NamedVersions {
  readonly agent_version: number;
  readonly prompt: { readonly name: string; readonly version: number };
  readonly tools: readonly { readonly name: string; readonly version: number }[];
  readonly runtime_config: { readonly name: string; readonly version: number };
  readonly knowledge: readonly KnowledgePin[];
  /** Left out where there are none. */
  readonly hand_offs?: readonly { readonly agent: string; readonly binding_id: string }[];
}

/** What is not an id is a name already: of something that is still to be made. */
async function nameOf(kind: NamedKind, id: string, tenant: TenantState): Promise<string> {
  if (id.startsWith(`${kind} `)) return id.slice(kind.length + 1);
  return (await tenant.nameOf(kind, id).catch(() => undefined)) ?? id;
}

/** Puts names in place of ids; what has no name of its own keeps its id. */
export async function nameVersions(versions: Versions, tenant: TenantState): Promise<NamedVersions> {
  const name = (kind: NamedKind, id: string) => nameOf(kind, id, tenant);
  return {
    agent_version: versions.agent_version,
    prompt: { name: await name('prompt', versions.prompt_id), version: versions.prompt_version },
    tools: await Promise.all(
      versions.tool_versions.map(async ({ tool_id, version }) => ({ name: await name('tool', tool_id), version })),
    ),
    runtime_config: {
      name: await name('runtime_config', versions.runtime_config_id),
      version: versions.runtime_config_version,
    },
    knowledge: await Promise.all(
      versions.knowledge.map(async ({ index_id, ...rest }) => ({
        index: await name('search_index', index_id),
        ...rest,
      })),
    ),
    ...(versions.hand_offs === undefined
      ? {}
      : {
          hand_offs: await Promise.all(
            versions.hand_offs.map(async ({ agent_id, binding_id }) => ({
              agent: await name('agent', agent_id),
              binding_id,
            })),
          ),
        }),
  };
}
