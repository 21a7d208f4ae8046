import { canonicalJson, type JsonValue } from '@patchbay/core/kernel';
import type { Change } from './change.ts';
import { differences } from './change.ts';
import type { ResourceFile } from './description.ts';
import { type Head, type RegistryApi, registryOf } from './kinds.ts';
import type { Reconciliation } from './reconciliation.ts';
import { type Resolved, resolveContent } from './resolve.ts';

const unchecked = ({ waits_for }: Resolved) =>
  waits_for.length === 0 ? [] : [`not checked before ${waits_for.join(', ')} is there`];

async function create(resource: ResourceFile, registry: RegistryApi, run: Reconciliation): Promise<void> {
  const { kind, name, description, tags, metadata, content, file } = resource;
  const resolved = content === undefined ? undefined : await resolveContent(content, file, run.tenant, run.pending);
  const value = resolved?.value;
  const body = { name, description, tags, metadata, ...(value === undefined ? {} : { content: value }) };
  const base = { action: 'create', kind, name, file, differences: [] } as const;
  const change: Change = {
    ...base,
    notes: resolved === undefined ? [] : unchecked(resolved),
    ...(value === undefined ? {} : { version: 1 }),
  };
  if (!run.apply) {
    if (change.notes.length === 0) await registry.create(body, { dryRun: true });
    run.pending.created.add(`${kind} ${name}`);
    if (value !== undefined) run.pending.published.add(`${kind} ${name}`);
    return run.report(change);
  }
  const head = await registry.create(body);
  run.tenant.learn(kind, head);
  if (value !== undefined) await publish(resource, head, value, undefined, registry, run);
  run.report(change);
}

async function publish(
  { kind }: ResourceFile,
  head: Head,
  content: JsonValue,
  ifMatch: string | undefined,
  registry: RegistryApi,
  run: Reconciliation,
): Promise<void> {
  const { version, digest } = await registry.versions.publish(head.id, { change_note: run.note }, { ifMatch });
  run.tenant.learn(kind, { ...head, latest_version: version, latest_digest: digest, latest: { content } });
}

/** Description, tags and metadata: changed without a new version. */
async function reconcileMetadata(
  resource: ResourceFile,
  head: Head,
  registry: RegistryApi,
  run: Reconciliation,
): Promise<Head> {
  const { kind, name, file, description, tags, metadata } = resource;
  const wanted = { description, tags, metadata };
  const found = differences({ description: head.description, tags: head.tags, metadata: head.metadata }, wanted);
  if (found.length === 0) return head;
  const next = await registry.update(head.id, wanted, { dryRun: !run.apply });
  run.report({ action: 'update', kind, name, file, differences: found, notes: [] });
  return { ...head, description: next.description, tags: next.tags, metadata: next.metadata };
}

/**
 * The content. The API says how it reads it (defaults filled in), and so whether it differs from the newest version:
 * by a dry run of the draft, which keeps nothing.
 */
async function reconcileContent(
  resource: ResourceFile,
  head: Head,
  registry: RegistryApi,
  run: Reconciliation,
): Promise<void> {
  const { kind, name, file, content } = resource;
  const resolved = await resolveContent(content, file, run.tenant, run.pending);
  const latest = head.latest?.content ?? null;
  if (latest !== null && canonicalJson(resolved.value) === canonicalJson(latest)) return;
  const change = { action: 'publish', kind, name, file, version: (head.latest_version ?? 0) + 1 } as const;
  if (resolved.waits_for.length > 0) {
    run.pending.published.add(`${kind} ${name}`);
    return run.report({
      ...change,
      differences: differences(latest ?? {}, resolved.value),
      notes: unchecked(resolved),
    });
  }
  const draft = head.draft ?? null;
  const body = { content: resolved.value };
  const seen = await registry.draft.update(head.id, body, { ifMatch: draft?.etag, dryRun: true });
  if (seen.etag === head.latest_digest) return;
  const isForeign = draft !== null && draft.etag !== head.latest_digest && draft.etag !== seen.etag;
  const notes = isForeign ? ['an unpublished draft is replaced'] : [];
  if (run.apply) {
    const isThere = draft?.etag === seen.etag;
    const written = isThere ? seen : await registry.draft.update(head.id, body, { ifMatch: draft?.etag });
    await publish(resource, head, seen.content, written.etag, registry, run);
  } else run.pending.published.add(`${kind} ${name}`);
  run.report({ ...change, differences: differences(latest ?? {}, seen.content), notes });
}

/** Makes one thing what its file says, or says what that would take. */
export async function reconcileResource(resource: ResourceFile, run: Reconciliation): Promise<void> {
  const registry = registryOf(run.patchbay, resource.kind);
  const head = await run.tenant.head(resource.kind, resource.name);
  if (head === undefined) return create(resource, registry, run);
  const known = await reconcileMetadata(resource, head, registry, run);
  run.tenant.learn(resource.kind, known);
  if (resource.content !== undefined) await reconcileContent(resource, known, registry, run);
}
