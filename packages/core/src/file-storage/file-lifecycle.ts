import type { AuditAction, Clock, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import { fileReason } from './file-reasons.ts';
import type { FileRepository, FileTransition, StoredFile } from './file-repository.ts';

/** What transitions need. */
export interface FileLifecycleDeps {
  readonly files: FileRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

const auditView = ({ version, status, stage, attempt, reason }: StoredFile) => ({
  version,
  status,
  stage,
  attempt,
  reason: reason?.code ?? null,
});

/** The status machine of files: each change happens once, with its audit event. */
export function createFileLifecycle({ files, unitOfWork, clock }: FileLifecycleDeps) {
  /** Null when the file is no longer as expected; what has to hold together with the change happens `within` it. */
  function change(
    scope: TenantScope,
    before: StoredFile,
    expected: Parameters<FileRepository['transition']>[3],
    to: FileTransition,
    action: AuditAction,
    within?: (work: Work, after: StoredFile) => Promise<void>,
  ): Promise<StoredFile | null> {
    return unitOfWork.run(scope, async (work) => {
      const after = await files.transition(scope, work, before.id, expected, { ...to, updated_at: clock.now() });
      if (after !== null) {
        work.record({
          action,
          entity: { type: 'file', id: before.id },
          old_value: auditView(before),
          new_value: auditView(after),
        });
        await within?.(work, after);
      }
      return after;
    });
  }

  /** Ends what is under way, unless another execution has taken it meanwhile. */
  const end = (scope: TenantScope, before: StoredFile, reason: StoredFile['reason'], action: AuditAction) =>
    change(
      scope,
      before,
      {
        status: ['awaiting_upload', 'queued', 'processing'],
        execution_arn: before.execution_arn,
        version: before.version,
      },
      { status: 'failed', reason, deadline_at: null, execution_arn: null },
      action,
    );

  return {
    change,
    /** The file cannot go on; its reason says why. */
    failed: (scope: TenantScope, before: StoredFile, code: string, message?: string) =>
      end(scope, before, fileReason(code, message), 'file.failed'),
    /** Somebody does not want the file to go on. */
    stopped: (scope: TenantScope, before: StoredFile) => end(scope, before, fileReason('stopped'), 'file.stopped'),
  };
}
export type FileLifecycle = ReturnType<typeof createFileLifecycle>;
