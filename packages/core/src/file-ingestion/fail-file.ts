import { type FileLifecycle, type FileRepository, parseUploadKey } from '../file-storage/index.ts';
import { ingestionScope } from './ingestion-context.ts';

/** What failing needs. */
export interface FailFileDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
}

/** Makes the step that records why a file cannot be ingested. An execution that was replaced records nothing. */
export function createFailFile({ files, lifecycle }: FailFileDeps) {
  return async (key: string, executionArn: string, code: string, requestId: string): Promise<Record<string, never>> => {
    const ref = parseUploadKey(key);
    if (ref === null) return {};
    const scope = ingestionScope(ref.tenant_id, requestId);
    const file = await files.get(scope, ref.file_id);
    if (file !== null && file.version === ref.version && file.execution_arn === executionArn) {
      await lifecycle.failed(scope, file, code);
    }
    return {};
  };
}
