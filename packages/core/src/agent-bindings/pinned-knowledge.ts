import type { ResolvedVersions } from '../config-resolver/index.ts';
import { AppError, type TenantScope, type Work } from '../kernel/index.ts';
import type { KnowledgeIndexReader, KnowledgeSnapshotReader } from './binding-repository.ts';

type Knowledge = ResolvedVersions['knowledge'];

/** Where pinned knowledge is looked up. */
export interface KnowledgeSources {
  readonly knowledgeIndexes: KnowledgeIndexReader;
  readonly knowledgeSnapshots: KnowledgeSnapshotReader;
}

/**
 * Everything a binding says about knowledge must be the tenant's own and usable.
 *
 * @throws AppError `unprocessable`, `reference_not_found`, `reference_archived`, `snapshot_purged` with the path of the
 * reference.
 */
export async function assertKnowledge(
  scope: TenantScope,
  knowledge: Knowledge,
  { knowledgeIndexes, knowledgeSnapshots }: KnowledgeSources,
): Promise<void> {
  if (knowledge.length === 0) return;
  const ids = knowledge.map(({ index_id }) => index_id);
  const found = new Map((await knowledgeIndexes.find(scope, ids)).map((index) => [index.id, index]));
  for (const [position, id] of ids.entries()) {
    const param = `knowledge.${position}.index_id`;
    if (ids.indexOf(id) !== position) {
      throw new AppError('unprocessable', { message: 'The same search index is named twice.', param });
    }
    const index = found.get(id);
    if (index === undefined) throw new AppError('reference_not_found', { param });
    if (index.archived_at !== null) throw new AppError('reference_archived', { param });
  }
  await assertSnapshots(scope, knowledge, knowledgeSnapshots);
}

/**
 * Pinned snapshots must be there with their contents: what was removed cannot go live, not even again.
 *
 * @throws AppError `reference_not_found`, `snapshot_purged` with the path of the reference.
 */
export async function assertSnapshots(
  scope: TenantScope,
  knowledge: Knowledge,
  snapshots: KnowledgeSnapshotReader,
): Promise<void> {
  const pinned = knowledge.flatMap((entry, position) => ('snapshot_id' in entry ? [{ ...entry, position }] : []));
  if (pinned.length === 0) return;
  const ids = pinned.map(({ snapshot_id }) => snapshot_id);
  const found = new Map((await snapshots.find(scope, ids)).map((snapshot) => [snapshot.id, snapshot]));
  for (const { snapshot_id, index_id, position } of pinned) {
    const param = `knowledge.${position}.snapshot_id`;
    const snapshot = found.get(snapshot_id);
    if (snapshot?.index_id !== index_id) throw new AppError('reference_not_found', { param });
    if (snapshot.purged_at !== null) throw new AppError('snapshot_purged', { param });
  }
}

/**
 * Keeps the pinned snapshots from being purged, in the transaction that makes the binding.
 *
 * @throws AppError `snapshot_purged` with the path of the reference.
 */
export async function pinSnapshots(
  scope: TenantScope,
  work: Work,
  knowledge: Knowledge,
  snapshots: Pick<KnowledgeSnapshotReader, 'pin'>,
): Promise<void> {
  for (const [position, entry] of knowledge.entries()) {
    if (!('snapshot_id' in entry) || (await snapshots.pin(scope, work, entry.snapshot_id))) continue;
    throw new AppError('snapshot_purged', { param: `knowledge.${position}.snapshot_id` });
  }
}
