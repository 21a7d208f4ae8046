import { type FileLifecycle, type FileRepository, type ObjectStore, parseUploadKey } from '../file-storage/index.ts';
import { type Clock, sha256Hex } from '../kernel/index.ts';
import { type IngestionContext, type IngestionStop, ingestionScope } from './ingestion-context.ts';

/** What claiming needs. */
export interface ClaimFileDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly objects: Pick<ObjectStore, 'head' | 'read'>;
  readonly clock: Clock;
}

/** How long one execution may take until the file is given up; longer than the state machine's own limit. */
const DEADLINE_SECONDS = 3_900;

const DONE: IngestionStop = { outcome: 'done' };

/** Makes the first step: one execution gets the file, and what was uploaded is what was declared. */
export function createClaimFile({ files, lifecycle, objects, clock }: ClaimFileDeps) {
  /**
   * S3 and EventBridge may tell of an object several times: the first execution claims the file, every other one ends
   * well with nothing done. A claim that is repeated by the same execution (its answer got lost) succeeds again.
   */
  return async (
    object: { key: string },
    executionArn: string,
    requestId: string,
  ): Promise<IngestionContext | IngestionStop> => {
    const ref = parseUploadKey(object.key);
    if (ref === null) return DONE;
    const scope = ingestionScope(ref.tenant_id, requestId);
    const file = await files.get(scope, ref.file_id);
    if (file === null || file.version !== ref.version) return DONE;
    const claimed =
      file.status === 'processing' && file.execution_arn === executionArn
        ? file
        : await lifecycle.change(
            scope,
            file,
            { status: ['awaiting_upload', 'queued'] },
            {
              status: 'processing',
              stage: 'claim',
              percent: 5,
              attempt: file.attempt + 1,
              execution_arn: executionArn,
              deadline_at: new Date(clock.now().getTime() + DEADLINE_SECONDS * 1000),
            },
            'file.claimed',
          );
    if (claimed === null) return DONE;
    const facts = await objects.head(object.key);
    if (facts === null) return { outcome: 'failed', code: 'upload_mismatch', reason: 'the object is gone' };
    const sha256 = facts.sha256 ?? sha256Hex(await objects.read(object.key));
    const asDeclared =
      facts.size_bytes === claimed.size_bytes && facts.content_type === claimed.media_type && sha256 === claimed.sha256;
    if (!asDeclared) return { outcome: 'failed', code: 'upload_mismatch', reason: 'size, type or SHA-256 differ' };
    return { ...ref, attempt: claimed.attempt, execution_arn: executionArn };
  };
}
