import type { FileRepository, ObjectStore } from '../file-storage/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { IndexEntryKey, IndexEntryRepository, IngestionIndexes } from '../vector-search/index.ts';
import { executionDeadline } from './claim-file.ts';
import { DONE, type IngestionContext, type IngestionStop, ingestionScope } from './ingestion-context.ts';
import { generationsOf, targetOf, writePlan } from './ingestion-plan.ts';

/** What claiming an entry needs. */
export interface ClaimEntryDeps {
  readonly files: Pick<FileRepository, 'get'>;
  readonly entries: IndexEntryRepository;
  readonly indexes: IngestionIndexes;
  readonly objects: Pick<ObjectStore, 'write'>;
  readonly clock: Clock;
}

/** Makes the first step of an execution that brings a file, which is ready, into one generation of one index. */
export function createClaimEntry({ files, entries, indexes, objects, clock }: ClaimEntryDeps) {
  return async (
    key: IndexEntryKey & { readonly tenant_id: string },
    execution_arn: string,
    requestId: string,
  ): Promise<IngestionContext | IngestionStop> => {
    const scope = ingestionScope(key.tenant_id, requestId);
    const [file, entry, [index], earlier] = await Promise.all([
      files.get(scope, key.file_id),
      entries.get(scope, key),
      indexes.ofIngestion(scope, [key.index_id]),
      entries.ofFile(scope, { file_id: key.file_id, file_version: key.file_version }),
    ]);
    const generation = index && generationsOf(index).find((one) => one.generation === key.generation);
    if (entry === null || index === undefined || generation === undefined) return DONE;
    if (file === null || file.live_version !== key.file_version) return DONE;
    const again = entry.status === 'processing' && entry.execution_arn === execution_arn;
    const claimed = again
      ? entry
      : await entries.transition(
          scope,
          undefined,
          key,
          { status: ['pending'], execution_arn: null },
          {
            status: 'processing',
            stage: 'claim',
            percent: 5,
            attempt: entry.attempt + 1,
            execution_arn,
            reason: null,
            deadline_at: executionDeadline(clock),
          },
        );
    if (claimed === null) return DONE;
    const context: IngestionContext = {
      tenant_id: key.tenant_id,
      file_id: key.file_id,
      version: key.file_version,
      execution_arn,
      entry: { index_id: key.index_id, generation: key.generation },
    };
    await writePlan(objects, context, { targets: [targetOf(index, generation, earlier)] });
    return context;
  };
}
