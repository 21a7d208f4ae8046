import type { Patchbay } from '@patchbay/sdk';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Description } from './directory.ts';
import { FOLDERS, type Head, KINDS, type Kind } from './kinds.ts';
import { type LiveBindings, liveBindings } from './live-bindings.ts';
import { type NamedVersions, nameVersions } from './named-versions.ts';
import { nameContent } from './resolve.ts';
import { type TenantState, tenantState } from './tenant.ts';

/** A file as it is to be written. */
export interface ExportedFile {
  readonly file: string;
  readonly value: object;
}

/** `Front desk (EU)` as `front-desk-eu`. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return slug === '' ? 'unnamed' : slug;
}

function assertOwnNames(kind: Kind, heads: readonly Head[]): void {
  const seen = new Set<string>();
  for (const { name } of heads) {
    if (seen.has(name))
      throw new CliError(`several of kind ${kind} are called '${name}': rename or archive all but one`, EXIT.failed);
    seen.add(name);
  }
}

async function resourceValue(kind: Kind, head: Head, tenant: TenantState): Promise<object> {
  const { name, description, tags, metadata, latest } = head;
  return {
    kind,
    name,
    ...(description === '' ? {} : { description }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    ...(latest == null ? {} : { content: await nameContent(latest.content, tenant) }),
  };
}

/** By the environment that it is live in, where it is: the same one if possible, so that the file fits another tenant. */
async function handOffValue(
  { agent, binding_id }: { readonly agent: string; readonly binding_id: string },
  environment: string,
  tenant: TenantState,
  bindings: LiveBindings,
): Promise<unknown> {
  const id = await tenant.idOf('agent', agent);
  const live = id === undefined ? [] : await bindings.environmentsOf(id, binding_id);
  if (live.includes(environment)) return agent;
  return live[0] === undefined ? { agent, binding_id } : { agent, environment: live[0] };
}

async function environmentValue(
  agent: Head,
  environment: string,
  named: NamedVersions,
  tenant: TenantState,
  bindings: LiveBindings,
): Promise<object> {
  const pin = async (kind: Kind, { name, version }: { name: string; version: number }) =>
    (await tenant.head(kind, name))?.latest_version === version ? name : { name, version };
  const { agent_version, prompt, tools, runtime_config, knowledge, hand_offs = [] } = named;
  const handOffs = hand_offs.map((pinned) => handOffValue(pinned, environment, tenant, bindings));
  return {
    ...(agent_version === agent.latest_version ? {} : { agent_version }),
    prompt: await pin('prompt', prompt),
    ...(tools.length === 0 ? {} : { tools: await Promise.all(tools.map((tool) => pin('tool', tool))) }),
    runtime_config: await pin('runtime_config', runtime_config),
    ...(knowledge.length === 0 ? {} : { knowledge }),
    ...(handOffs.length === 0 ? {} : { hand_offs: await Promise.all(handOffs) }),
  };
}

/** Everything of a tenant that a directory can describe. What has a file there already keeps its path. */
export async function exportTenant(patchbay: Patchbay, present: Description): Promise<readonly ExportedFile[]> {
  const tenant = tenantState(patchbay);
  const bindings = liveBindings(patchbay);
  const files: ExportedFile[] = [];
  const taken = new Set([...present.resources, ...present.releases].map(({ file }) => file));
  function pathOf(kind: Kind | 'release', name: string): string {
    const known =
      kind === 'release'
        ? present.releases.find(({ agent }) => agent === name)
        : present.resources.find((each) => each.kind === kind && each.name === name);
    if (known !== undefined) return known.file;
    const base = `${FOLDERS[kind]}/${slugOf(name)}`;
    let path = `${base}.yaml`;
    for (let n = 2; taken.has(path); n += 1) path = `${base}-${n}.yaml`;
    taken.add(path);
    return path;
  }

  const all = new Map<Kind, readonly Head[]>();
  for (const kind of KINDS) {
    const heads = await tenant.all(kind);
    assertOwnNames(kind, heads);
    for (const head of heads) tenant.learn(kind, head);
    all.set(kind, heads);
  }
  for (const kind of KINDS) {
    for (const head of all.get(kind) ?? []) {
      files.push({ file: pathOf(kind, head.name), value: await resourceValue(kind, head, tenant) });
    }
  }
  for (const agent of all.get('agent') ?? []) {
    const environments: Record<string, object> = {};
    for await (const { environment, resolved_versions } of patchbay.agents.environments.list(agent.id, {
      order: 'asc',
    })) {
      const named = await nameVersions(resolved_versions, tenant);
      environments[environment] = await environmentValue(agent, environment, named, tenant, bindings);
    }
    if (Object.keys(environments).length === 0) continue;
    files.push({ file: pathOf('release', agent.name), value: { kind: 'release', agent: agent.name, environments } });
  }
  return files;
}
