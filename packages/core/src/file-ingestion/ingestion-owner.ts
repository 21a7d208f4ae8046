import type { FileRepository } from '../file-storage/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import type { IndexEntryRepository } from '../vector-search/index.ts';
import { entryKeyOf, type IngestionContext } from './ingestion-context.ts';

/** Where it stands what an execution works on. */
export interface OwnerDeps {
  readonly files: Pick<FileRepository, 'get' | 'progress'>;
  readonly entries: Pick<IndexEntryRepository, 'get' | 'progress'>;
}

/** Stages that have progress of their own. */
export type WorkStage = 'parse' | 'chunk' | 'embed' | 'index';

/** What an execution works on: the newest version of a file, or one entry of an index. */
export function createIngestionOwner({ files, entries }: OwnerDeps) {
  return {
    /** Whether it is still this execution's: one that was replaced must not write over what the next one does. */
    async isOwner(scope: TenantScope, context: IngestionContext): Promise<boolean> {
      const { entry, execution_arn } = context;
      const owned =
        entry === undefined
          ? await files.get(scope, context.file_id)
          : await entries.get(scope, entryKeyOf(context, entry));
      return owned !== null && owned.status === 'processing' && owned.execution_arn === execution_arn;
    },

    async progress(scope: TenantScope, context: IngestionContext, at: { stage: WorkStage; percent: number }) {
      const { entry, execution_arn } = context;
      if (entry === undefined) await files.progress(scope, context.file_id, execution_arn, at);
      else await entries.progress(scope, entryKeyOf(context, entry), execution_arn, at);
    },
  };
}
