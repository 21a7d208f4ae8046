import { systemClock, ulidSource } from '@patchbay/config';
import { type Principal, tenantScope } from '@patchbay/core/kernel';
import { createIndexEntryRepository, createSearchIndexRepository } from '@patchbay/mongo';
import type { TestApi } from './api.ts';

const ids = ulidSource();

/** A file of a tenant, and what it does to the indexes that it is in, as its ingestion leaves it. */
export function indexFiles({ db }: TestApi, principal: Principal) {
  const scope = tenantScope(principal, { request_id: 'req_test', source: 'api' });
  const entries = createIndexEntryRepository(db.database, systemClock);
  const indexes = createSearchIndexRepository(db.database);
  const files = db.client.db(db.name).collection<{ _id: string }>('files');

  /** A file with a version that is ready. */
  async function ready(index_ids: readonly string[] = [], over: object = {}): Promise<string> {
    const id = ids.next('file');
    const at = new Date();
    const file = {
      tenant_id: scope.tenant_id,
      name: 'handbook.txt',
      media_type: 'text/plain',
      size_bytes: 5,
      sha256: 'a'.repeat(64),
      version: 1,
      live_version: 1,
      index_ids: [...index_ids],
      metadata: {},
      status: 'ready',
      stage: 'done',
      percent: 100,
      attempt: 1,
      deadline_at: null,
      reason: null,
      pages: 1,
      chunks: 1,
      created_at: at,
      updated_at: at,
      ready_at: at,
      archived_at: null,
      purge_at: null,
      execution_arn: null,
      multipart: null,
    };
    await files.insertOne({ _id: id, ...file, ...over });
    return id;
  }

  /** A version of a file is searchable in every generation of an index, and the versions before leave it. */
  async function searchable(index_id: string, file_id: string, file_version = 1): Promise<void> {
    await db.unit_of_work.run(scope, async (work) => {
      const [index] = await indexes.hold(scope, work, [index_id]);
      if (index === undefined) throw new Error(`there is no ${index_id}`);
      for (const generation of [index.active, ...(index.building === null ? [] : [index.building])]) {
        const key = { index_id, generation: generation.generation, file_id, file_version };
        await entries.open(scope, work, [{ ...key, chunker: 'chunker-1', status: 'pending', deadline_at: null }]);
        const done = { status: 'searchable', since: index.next_snapshot, chunks: 3, deadline_at: null } as const;
        await entries.transition(scope, work, key, { status: ['pending', 'processing', 'failed'] }, done);
      }
      await entries.close(scope, work, { index_id, file_id, before_version: file_version }, index.next_snapshot);
    });
  }

  /** A file fails to come into a generation of an index. */
  async function failed(index_id: string, file_id: string, generation = 1): Promise<void> {
    const key = { index_id, generation, file_id, file_version: 1 };
    await entries.open(scope, undefined, [{ ...key, chunker: 'chunker-1', status: 'pending', deadline_at: null }]);
    const reason = { code: 'ingestion_failed', message: 'Processing the file failed on our side. Retry it.' };
    await entries.transition(scope, undefined, key, { status: ['pending'] }, { status: 'failed', reason });
  }

  return { scope, ready, searchable, failed };
}
