import { notFound, type TenantScope } from '../kernel/index.ts';
import { registryChanges } from './registry-changes.ts';
import type { RegistryContext } from './registry-context.ts';
import type { RegistryContent } from './registry-definition.ts';
import type { DuplicateInput } from './registry-inputs.ts';
import type { DuplicatedFrom, RegistryHead } from './registry-resources.ts';

const MAX_NAME = 200;
const SUFFIX = ' (copy)';

/** The name of a copy, within the bound of names, and no emoji cut in two. */
function copyName(name: string): string {
  const kept = name.slice(0, MAX_NAME - SUFFIX.length);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}${SUFFIX}`;
}

/**
 * Makes a new entity with the description, tags and metadata of another and its content as the draft: what nobody has
 * published yet, or a version. Of an archived entity too; its labels and versions stay with it.
 *
 * @throws AppError `not_found` for the entity or the version named.
 */
export async function duplicateEntity<C extends RegistryContent>(
  context: RegistryContext<C>,
  scope: TenantScope,
  sourceId: string,
  { name, version }: DuplicateInput,
): Promise<RegistryHead> {
  const { repository, unitOfWork, definition } = context;
  const source = await context.head(scope, sourceId);

  async function copied(): Promise<{ from: DuplicatedFrom; content: C } | undefined> {
    if (version === undefined) {
      const draft = await repository.findDraft(scope, sourceId);
      if (draft !== undefined) return { from: { id: sourceId, version: null }, content: draft.content };
      if (source.latest_version === null) return undefined;
    }
    const found = await context.version(scope, sourceId, version ?? source.latest_version ?? 0);
    return { from: { id: sourceId, version: found.version }, content: found.content };
  }

  const copy = await copied();
  // There is nothing to copy in what has never had a content: the caller expects a draft, so it is told.
  if (copy === undefined) throw notFound(`draft of this ${definition.noun}`);
  context.assertSound(copy.content);
  await context.checkReferences?.(scope, copy.content, {});
  const id = context.ids.next(definition.entity);
  const now = context.clock.now();
  const head: RegistryHead = {
    object: definition.entity,
    id,
    tenant_id: scope.tenant_id,
    name: name ?? copyName(source.name),
    description: source.description,
    tags: source.tags,
    metadata: source.metadata,
    owner: source.owner,
    status: 'draft',
    latest_version: null,
    latest_digest: null,
    labels: [],
    duplicated_from: copy.from,
    created_at: now,
    created_by: scope.subject,
    updated_at: now,
    archived_at: null,
  };
  return unitOfWork.run(scope, async (work) => {
    await repository.insertHead(scope, work, head);
    await repository.insertDraft(scope, work, id, context.newDraft(scope, id, copy.content));
    work.record(registryChanges.duplicated(head, copy.content));
    return head;
  });
}
