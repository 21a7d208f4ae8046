import { canonicalJson } from '@patchbay/core/kernel';
import type { schemas } from '@patchbay/sdk';
import { CliError } from '../exit-codes.ts';
import { differences } from './change.ts';
import type { EnvironmentFile, HandOffPin, Pin, ReleaseFile } from './description.ts';
import type { Kind, NamedKind } from './kinds.ts';
import { type NamedVersions, nameVersions } from './named-versions.ts';
import type { Reconciliation } from './reconciliation.ts';
import { NEWEST } from './reference.ts';

type Versions = schemas.Environment['resolved_versions'];
type Pinned = Exclude<EnvironmentFile, { readonly from: string }>;

/** What is live in an environment, or will be. */
interface Live {
  /** Undefined where the binding is still to be made. */
  readonly binding_id: string | undefined;
  readonly versions: Versions;
  readonly named: NamedVersions;
}

/** The number of a version by name; one that is to be published counts as published. */
async function versionOf(kind: Kind, { name, version }: Pin, file: string, run: Reconciliation): Promise<number> {
  if (version !== NEWEST) return version;
  const latest = (await run.tenant.head(kind, name))?.latest_version ?? 0;
  const next = run.pending.published.has(`${kind} ${name}`) ? latest + 1 : latest;
  if (next === 0) throw new CliError(`${file}: ${kind} '${name}' has no published version`);
  return next;
}

async function idOf(kind: NamedKind, name: string, file: string, run: Reconciliation): Promise<string> {
  const id = await run.tenant.idOf(kind, name);
  if (id !== undefined) return id;
  if (run.pending.created.has(`${kind} ${name}`)) return `${kind} ${name}`;
  throw new CliError(`${file}: there is no ${kind} called '${name}'`);
}

/** The binding that conversations are handed over to; one that is still to be made has a name in place of its id. */
async function handOffOf(pin: HandOffPin, file: string, run: Reconciliation) {
  const agent_id = await idOf('agent', pin.agent, file, run);
  if ('binding_id' in pin) return { agent_id, binding_id: pin.binding_id };
  const { agent, environment } = pin;
  const isNew = run.pending.created.has(`agent ${agent}`);
  const pending = run.pending.released.get(`${agent} ${environment}`);
  const binding_id = pending ?? (isNew ? undefined : await run.bindings.of(agent_id, environment));
  if (binding_id !== undefined) return { agent_id, binding_id };
  throw new CliError(`${file}: nothing is live in ${environment} of '${agent}' to hand over to`);
}

async function versionsOf(wanted: Pinned, { agent, file }: ReleaseFile, run: Reconciliation): Promise<Versions> {
  const id = (kind: NamedKind, name: string) => idOf(kind, name, file, run);
  const version = (kind: Kind, pin: Pin) => versionOf(kind, pin, file, run);
  const { prompt, runtime_config, tools, knowledge, agent_version, hand_offs } = wanted;
  return {
    agent_version: await version('agent', { name: agent, version: agent_version }),
    prompt_id: await id('prompt', prompt.name),
    prompt_version: await version('prompt', prompt),
    tool_versions: await Promise.all(
      tools.map(async (pin) => ({ tool_id: await id('tool', pin.name), version: await version('tool', pin) })),
    ),
    runtime_config_id: await id('runtime_config', runtime_config.name),
    runtime_config_version: await version('runtime_config', runtime_config),
    knowledge: await Promise.all(
      knowledge.map(async ({ index, ...rest }) => ({ index_id: await id('search_index', index), ...rest })),
    ),
    ...(hand_offs.length === 0
      ? {}
      : { hand_offs: await Promise.all(hand_offs.map((pin) => handOffOf(pin, file, run))) }),
  };
}

/** Environments in an order in which each comes after the one it takes its binding from. */
function environmentsInOrder({ environments, file }: ReleaseFile): readonly (readonly [string, EnvironmentFile])[] {
  const left = new Map(Object.entries(environments));
  const sorted: (readonly [string, EnvironmentFile])[] = [];
  while (left.size > 0) {
    const ready = [...left].filter(([, wanted]) => !('from' in wanted) || !left.has(wanted.from));
    if (ready.length === 0)
      throw new CliError(`${file}: ${[...left.keys()].join(', ')} take from each other in a circle`);
    for (const [name, wanted] of ready) {
      sorted.push([name, wanted]);
      left.delete(name);
    }
  }
  return sorted;
}

/** Makes environments of an agent what the file says, or says what that would take. */
export async function reconcileRelease(release: ReleaseFile, run: Reconciliation): Promise<void> {
  const { agent, file } = release;
  const agentId = await idOf('agent', agent, file, run);
  const { agents } = run.patchbay;
  const isNew = run.pending.created.has(`agent ${agent}`);
  const live = new Map<string, Live>();
  for (const environment of isNew ? [] : await agents.environments.list(agentId, { limit: 100 }).toArray()) {
    const { binding_id, resolved_versions: versions } = environment;
    live.set(environment.environment, { binding_id, versions, named: await nameVersions(versions, run.tenant) });
  }

  /** A binding that pins exactly this: one that is live somewhere, or a new one. */
  async function bindingOf(versions: Versions): Promise<string> {
    const same = [...live.values()].find((each) => canonicalJson(each.versions) === canonicalJson(versions));
    return same?.binding_id ?? (await agents.bindings.create(agentId, { ...versions, note: run.note })).id;
  }

  /** What other releases may hand over to from now on. */
  function went(environment: string, now: Live): void {
    live.set(environment, now);
    if (now.binding_id !== undefined) run.bindings.learn(agentId, environment, now.binding_id);
    else run.pending.released.set(`${agent} ${environment}`, `the new one of ${agent}`);
  }

  async function pin(environment: string, wanted: Pinned): Promise<void> {
    const before = live.get(environment);
    const versions = await versionsOf(wanted, release, run);
    if (before !== undefined && canonicalJson(before.versions) === canonicalJson(versions)) return;
    const named = await nameVersions(versions, run.tenant);
    let binding_id: string | undefined;
    if (run.apply) {
      binding_id = await bindingOf(versions);
      const expected_binding = before?.binding_id ?? null;
      await agents.environments.update(agentId, environment, { binding_id, expected_binding, note: run.note });
    }
    went(environment, { binding_id, versions, named });
    report('release', environment, before, named);
  }

  async function promote(environment: string, from: string): Promise<void> {
    const source = live.get(from);
    if (source === undefined) throw new CliError(`${file}: nothing is live in ${from} of '${agent}'`);
    const before = live.get(environment);
    if (before?.binding_id !== undefined && before.binding_id === source.binding_id) return;
    if (run.apply) {
      const body = { from_environment: from, expected_binding: before?.binding_id ?? null, note: run.note };
      await agents.environments.promote(agentId, environment, body);
    }
    went(environment, source);
    report('promote', environment, before, source.named);
  }

  function report(action: 'release' | 'promote', environment: string, before: Live | undefined, named: NamedVersions) {
    const found = differences(before?.named ?? {}, named);
    run.report({ action, kind: 'environment', name: agent, environment, file, differences: found, notes: [] });
  }

  for (const [environment, wanted] of environmentsInOrder(release)) {
    await ('from' in wanted ? promote(environment, wanted.from) : pin(environment, wanted));
  }
}
