import {
  type FileLifecycle,
  type FileRepository,
  type FileVersionRef,
  type ObjectStore,
  parseUploadKey,
  type StoredFile,
  uploadKey,
} from '../file-storage/index.ts';
import type { Clock, TenantScope, Work } from '../kernel/index.ts';
import type { IndexEntryRepository, IngestionIndexes } from '../vector-search/index.ts';
import { DONE, entryKeyOf, type IngestionContext, type IngestionStop, ingestionScope } from './ingestion-context.ts';
import { generationsOf, type IngestionTarget, targetOf, writePlan } from './ingestion-plan.ts';

/** What claiming needs. */
export interface ClaimFileDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly entries: IndexEntryRepository;
  readonly indexes: IngestionIndexes;
  readonly objects: Pick<ObjectStore, 'head' | 'sha256' | 'write'>;
  readonly clock: Clock;
}

/** How long one execution may take until it is given up; longer than the state machine's own limit. */
const DEADLINE_SECONDS = 3_900;

export const executionDeadline = (clock: Clock): Date => new Date(clock.now().getTime() + DEADLINE_SECONDS * 1000);

/** A file may have been taken out of an index since its indexes were read. */
const stillWanted = ({ index_ids }: StoredFile, targets: readonly IngestionTarget[]) =>
  targets.filter(({ index_id }) => index_ids.includes(index_id));

/** Makes the first step of an upload: one execution gets the file, and what was uploaded is what was declared. */
export function createClaimFile(deps: ClaimFileDeps) {
  const { files, lifecycle, entries, indexes, objects, clock } = deps;

  async function targetsOf(scope: TenantScope, file: StoredFile): Promise<IngestionTarget[]> {
    const owner = { file_id: file.id, file_version: file.version };
    const [found, earlier] = await Promise.all([
      indexes.ofIngestion(scope, file.index_ids),
      entries.ofFile(scope, owner),
    ]);
    return found.flatMap((index) => generationsOf(index).map((one) => targetOf(index, one, earlier)));
  }

  /** The entries of the upload: new ones, and those of an earlier try. */
  async function openEntries(scope: TenantScope, work: Work | undefined, ref: FileVersionRef, to: IngestionTarget[]) {
    const deadline_at = executionDeadline(clock);
    const wanted = to.map((target) => ({ ...entryKeyOf(ref, target), chunker: target.chunker, deadline_at }));
    const open = await entries.open(
      scope,
      work,
      wanted.map((entry) => ({ ...entry, status: 'processing' as const })),
    );
    for (const { status, ...entry } of open) {
      if (status !== 'failed' && status !== 'pending') continue;
      await entries.transition(
        scope,
        work,
        entry,
        { status: [status] },
        { status: 'processing', deadline_at, reason: null },
      );
    }
  }

  function claim(
    scope: TenantScope,
    file: StoredFile,
    execution_arn: string,
    ref: FileVersionRef,
    to: IngestionTarget[],
  ) {
    return lifecycle.change(
      scope,
      file,
      { status: ['awaiting_upload', 'queued'], version: ref.version },
      {
        status: 'processing',
        stage: 'claim',
        percent: 5,
        attempt: file.attempt + 1,
        execution_arn,
        deadline_at: executionDeadline(clock),
      },
      'file.claimed',
      (work, claimed) => openEntries(scope, work, ref, stillWanted(claimed, to)),
    );
  }

  async function isAsDeclared(file: StoredFile, key: string): Promise<string | null> {
    const facts = await objects.head(key);
    if (facts === null) return 'the object is gone';
    if (facts.size_bytes !== file.size_bytes) return 'the size differs';
    if (facts.content_type !== file.media_type) return 'the type differs';
    const sha256 = facts.sha256 ?? (await objects.sha256(key));
    return sha256 === file.sha256 ? null : 'the SHA-256 differs';
  }

  /**
   * S3 and EventBridge may tell of an object several times: the first execution claims the file, every other one ends
   * well with nothing done. A claim that is repeated by the same execution (its answer got lost) succeeds again.
   */
  return async (
    object: { key: string },
    execution_arn: string,
    requestId: string,
  ): Promise<IngestionContext | IngestionStop> => {
    const ref = parseUploadKey(object.key);
    if (ref === null) return DONE;
    const scope = ingestionScope(ref.tenant_id, requestId);
    const file = await files.get(scope, ref.file_id);
    if (file === null || file.version !== ref.version) return DONE;
    const again = file.status === 'processing' && file.execution_arn === execution_arn;
    const targets = await targetsOf(scope, file);
    const claimed = again ? file : await claim(scope, file, execution_arn, ref, targets);
    if (claimed === null) return DONE;
    if (again) await openEntries(scope, undefined, ref, targets);
    const wanted = stillWanted(claimed, targets);
    const reason = await isAsDeclared(claimed, uploadKey(ref));
    if (reason !== null) return { outcome: 'failed', code: 'upload_mismatch', reason };
    const context: IngestionContext = { ...ref, execution_arn };
    await writePlan(objects, context, { targets: wanted });
    return context;
  };
}
