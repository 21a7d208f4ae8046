import {
  type FileLifecycle,
  type FileRepository,
  fileReason,
  parseUploadKey,
  type StoredFile,
} from '../file-storage/index.ts';
import type { IndexEntryKey, IndexEntryRepository } from '../vector-search/index.ts';
import { ingestionScope } from './ingestion-context.ts';

/** What failing needs. */
export interface FailIngestionDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly entries: IndexEntryRepository;
}

/** Why an ingestion ended: a catalogued code, and what a step says of this very document. */
export interface IngestionEnd {
  readonly code: string;
  readonly message?: string | undefined;
}

/**
 * Whether a file waits for an execution to claim it. One that fails before it has claimed anything knows that the upload
 * came, and that nobody works on it: left alone, the file would be said to have never been uploaded.
 */
const isUnclaimed = ({ status, execution_arn }: StoredFile) =>
  execution_arn === null && (status === 'awaiting_upload' || status === 'queued');

/** Makes the step that records why something cannot be ingested. An execution that was replaced records nothing. */
export function createFailIngestion({ files, lifecycle, entries }: FailIngestionDeps) {
  return {
    /** The file is failed, and what indexes were to hold of it; the version before goes on serving. */
    async failFile(
      key: string,
      executionArn: string,
      { code, message }: IngestionEnd,
      requestId: string,
    ): Promise<Record<string, never>> {
      const ref = parseUploadKey(key);
      if (ref === null) return {};
      const scope = ingestionScope(ref.tenant_id, requestId);
      const file = await files.get(scope, ref.file_id);
      if (file === null || file.version !== ref.version) return {};
      if (file.execution_arn !== executionArn && !isUnclaimed(file)) return {};
      if ((await lifecycle.failed(scope, file, code, message)) === null) return {};
      const failed = { status: 'failed', reason: fileReason(code, message), deadline_at: null } as const;
      for (const entry of await entries.ofFile(scope, { file_id: ref.file_id, file_version: ref.version })) {
        await entries.transition(scope, undefined, entry, { status: ['processing'], execution_arn: null }, failed);
      }
      return {};
    },

    /** The entry is failed; the file and its other indexes go on as they are. */
    async failEntry(
      key: IndexEntryKey & { readonly tenant_id: string },
      executionArn: string,
      { code, message }: IngestionEnd,
      requestId: string,
    ): Promise<Record<string, never>> {
      const scope = ingestionScope(key.tenant_id, requestId);
      const claimed = { status: ['processing'], execution_arn: executionArn } as const;
      const unclaimed = { status: ['pending'], execution_arn: null } as const;
      const failed = {
        status: 'failed',
        reason: fileReason(code, message),
        deadline_at: null,
        execution_arn: null,
      } as const;
      const own = await entries.transition(scope, undefined, key, claimed, failed);
      if (own === null) await entries.transition(scope, undefined, key, unclaimed, failed);
      return {};
    },
  };
}
