import { z } from 'zod';
import {
  AppError,
  type Clock,
  idSchema,
  notFound,
  type TenantScope,
  timeField,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type {
  ChunkRepository,
  IndexEntry,
  IndexEntryRepository,
  VectorBackend,
  VectorStores,
} from '../vector-search/index.ts';
import { filePrefixes } from './file-keys.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository } from './file-repository.ts';
import type { ObjectRemover } from './object-store.ts';
import { abortUpload, type UploadDeps } from './start-upload.ts';

/** What is left to say of a file that was purged. */
export const purgedFileSchema = z
  .object({
    object: z.literal('purged_file'),
    id: idSchema('file'),
    tenant_id: idSchema('tenant'),
    versions: z.int().meta({ description: 'Versions that it had' }),
    chunks: z.int().meta({ description: 'Passages that were removed' }),
    objects: z.int().meta({ description: 'Stored objects that were removed, with all their versions' }),
    purged_at: timeField,
  })
  .meta({ id: 'PurgedFile', description: 'A file of which nothing is left' });
export type PurgedFile = z.infer<typeof purgedFileSchema>;

/** Port: the rows of a file. */
export interface FileRows {
  /** Removes the file, its versions, and what indexes hold of it, in one transaction. */
  remove(scope: TenantScope, work: Work, fileId: string): Promise<void>;
}

/** What purging needs. */
export interface PurgeFileDeps extends Pick<UploadDeps, 'multipart'> {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly rows: FileRows;
  readonly entries: Pick<IndexEntryRepository, 'ofFile'>;
  readonly indexes: { get(scope: TenantScope, id: string): Promise<{ readonly backend: VectorBackend } | null> };
  readonly chunks: Pick<ChunkRepository, 'remove'>;
  readonly vectors: VectorStores;
  readonly objects: ObjectRemover;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * Makes the use case that removes a file for good: content with all its versions, passages, terms and vectors, from
 * snapshots too. It can be interrupted anywhere: its row goes last, and until then it can be purged again.
 */
export function createPurgeFile(deps: PurgeFileDeps) {
  const { files, lifecycle, rows, entries, indexes, chunks, vectors, objects, unitOfWork, clock } = deps;

  async function removeVectors(scope: TenantScope, fileId: string, held: readonly IndexEntry[]): Promise<void> {
    const namespaces = new Map(
      held.map(({ index_id, generation }) => [`${index_id}:${generation}`, { index_id, generation }]),
    );
    for (const { index_id, generation } of namespaces.values()) {
      const index = await indexes.get(scope, index_id);
      if (index === null) continue;
      const namespace = { tenant_id: scope.tenant_id, index_id, generation };
      await vectors.of(index.backend).removeFile(namespace, { file_id: fileId });
    }
  }

  /** @throws AppError `not_found`; `file_not_ready` for a file that is not archived. */
  return async (scope: TenantScope, id: string): Promise<PurgedFile> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    const now = clock.now();
    const begun = file.purge_at !== null && file.purge_at <= now;
    // From here on it cannot be restored any more.
    const purging =
      file.status === 'archived' && !begun
        ? await lifecycle.change(
            scope,
            file,
            { status: ['archived'], purge_at: file.purge_at },
            { status: 'archived', purge_at: now },
            'file.purge_requested',
          )
        : file;
    if (purging?.status !== 'archived') {
      throw new AppError('file_not_ready', {
        message: 'Only an archived file can be purged: archive it first.',
        details: { status: purging?.status ?? 'ready' },
      });
    }
    await removeVectors(scope, id, await entries.ofFile(scope, { file_id: id }));
    const removed = await chunks.remove(scope, { file_id: id });
    await abortUpload(deps, file);
    let versions = 0;
    for (const prefix of filePrefixes({ tenant_id: scope.tenant_id, file_id: id })) {
      versions += await objects.removeAll(prefix);
    }
    const purged: PurgedFile = {
      object: 'purged_file',
      id,
      tenant_id: scope.tenant_id,
      versions: file.version,
      chunks: removed,
      objects: versions,
      purged_at: now,
    };
    await unitOfWork.run(scope, async (work) => {
      await rows.remove(scope, work, id);
      work.record({
        action: 'file.purged',
        entity: { type: 'file', id },
        old_value: { versions: file.version, chunks: removed, objects: versions },
        new_value: null,
      });
    });
    return purged;
  };
}
