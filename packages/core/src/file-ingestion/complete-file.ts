import type { FileLifecycle, FileRepository } from '../file-storage/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { ChunkRepository, VectorStore } from '../vector-search/index.ts';
import type { ChunkedFile } from './chunk-file.ts';
import { type IngestionStop, ingestionScope } from './ingestion-context.ts';

/** What completing needs. */
export interface CompleteFileDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly chunks: ChunkRepository;
  readonly vectors: VectorStore;
  readonly clock: Clock;
}

/** Makes the last step: what is indexed becomes findable, what an earlier attempt left over goes, the file is ready. */
export function createCompleteFile({ files, lifecycle, chunks, vectors, clock }: CompleteFileDeps) {
  return async (
    context: Pick<ChunkedFile, 'tenant_id' | 'file_id' | 'version' | 'attempt' | 'execution_arn' | 'pages' | 'chunks'>,
    requestId: string,
  ): Promise<IngestionStop> => {
    const scope = ingestionScope(context.tenant_id, requestId);
    const file = await files.get(scope, context.file_id);
    if (file === null || file.execution_arn !== context.execution_arn) return { outcome: 'done' };
    const ref = { file_id: context.file_id, file_version: context.version };
    const stored = await chunks.countOfAttempt(scope, ref, context.attempt);
    if (stored !== context.chunks) throw new Error(`${stored} of ${context.chunks} chunks are stored`);
    // Vectors first: as long as the rows are there, a repeat still knows which vectors have to go.
    const leftOver = await chunks.idsOfOtherAttempts(scope, ref, context.attempt);
    if (leftOver.length > 0) {
      for (const index_id of file.index_ids) {
        await vectors.remove({ tenant_id: context.tenant_id, index_id, generation: 1 }, leftOver);
      }
      await chunks.removeOtherAttempts(scope, ref, context.attempt);
    }
    await lifecycle.change(
      scope,
      file,
      { status: ['processing'], execution_arn: context.execution_arn },
      {
        status: 'ready',
        stage: 'done',
        percent: 100,
        pages: context.pages,
        chunks: context.chunks,
        deadline_at: null,
        execution_arn: null,
        ready_at: clock.now(),
      },
      'file.ready',
      (work) => chunks.makeLive(scope, work, ref),
    );
    return { outcome: 'done' };
  };
}
