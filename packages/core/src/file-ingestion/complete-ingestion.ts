import type { FileLifecycle, FileRepository, ObjectStore } from '../file-storage/index.ts';
import type { Clock, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import type { IndexEntryRepository, IndexEntryStatus, IngestionIndexes } from '../vector-search/index.ts';
import { createBringElsewhere } from './bring-elsewhere.ts';
import {
  type ChunkedFile,
  DONE,
  entryKeyOf,
  type IngestionContext,
  type IngestionStop,
  ingestionScope,
} from './ingestion-context.ts';
import { createIngestionOwner } from './ingestion-owner.ts';
import { generationsOf, type IngestionTarget, readPlan } from './ingestion-plan.ts';
import { type Cut, createIngestionWork } from './ingestion-work.ts';
import { createMeasureVectors, type MeasuredVectors } from './measure-vectors.ts';
import { createSettleIndexes, type SettleIndexesDeps } from './settle-indexes.ts';
import { createVerifyChunks, type VerifyChunksDeps } from './verify-chunks.ts';

/** What completing needs. */
export interface CompleteIngestionDeps extends SettleIndexesDeps, VerifyChunksDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly entries: IndexEntryRepository;
  readonly indexes: IngestionIndexes;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** What became of an execution that is being completed. */
interface Completing {
  readonly context: IngestionContext;
  readonly targets: readonly IngestionTarget[];
  readonly cuts: ReadonlyMap<string, Cut>;
  readonly measured: MeasuredVectors;
  /** Of the entries: whose work they are. */
  readonly expected: { readonly status: readonly IndexEntryStatus[]; readonly execution_arn: string | null };
}

/**
 * Makes the last step: in one transaction what is indexed becomes findable, and what it replaces leaves. What follows
 * from that outside of the database can be repeated, by this step and by the reconciler.
 */
export function createCompleteIngestion(deps: CompleteIngestionDeps) {
  const { files, lifecycle, entries, indexes, objects, unitOfWork, clock } = deps;
  const { isOwner } = createIngestionOwner(deps);
  const verify = createVerifyChunks(deps);
  const measure = createMeasureVectors(deps);
  const settle = createSettleIndexes(deps);
  const bringElsewhere = createBringElsewhere(deps);
  const work = createIngestionWork(objects);

  async function makeSearchable(
    scope: TenantScope,
    transaction: Work,
    { context, targets, cuts, measured, expected }: Completing,
  ): Promise<void> {
    const held = await indexes.hold(scope, transaction, [...new Set(targets.map(({ index_id }) => index_id))]);
    const file = await files.get(scope, context.file_id, transaction);
    for (const target of targets) {
      const index = held.find(({ id }) => id === target.index_id);
      if (index === undefined) continue;
      const { next_snapshot } = index;
      const is_in = file !== null && file.archived_at === null && file.index_ids.includes(index.id);
      const serves = is_in && generationsOf(index).some(({ generation }) => generation === target.generation);
      const became = await entries.transition(scope, transaction, entryKeyOf(context, target), expected, {
        status: 'searchable',
        since: next_snapshot,
        // Nothing is live in a generation that was given up meanwhile, or in an index that the file was taken out of.
        until: serves ? null : next_snapshot,
        chunks: cuts.get(target.chunker)?.chunks ?? null,
        stage: 'done',
        percent: 100,
        execution_arn: null,
        deadline_at: null,
        reason: null,
      });
      if (became === null) continue;
      const { index_id, generation } = target;
      const known = generationsOf(index).find((one) => one.generation === generation);
      if (known?.dimensions === null) {
        const embedding_dimensions = measured.of(target);
        await indexes.recordDimensions(scope, transaction, target, embedding_dimensions);
        transaction.record({
          action: 'search_index.updated',
          entity: { type: 'search_index', id: index_id },
          old_value: { generation, embedding_dimensions: null },
          new_value: { generation, embedding_dimensions },
        });
      }
      const older = { index_id, generation, file_id: context.file_id, before_version: context.version };
      await entries.close(scope, transaction, older, next_snapshot);
    }
  }

  async function completeFile(scope: TenantScope, completing: Completing): Promise<void> {
    const { context, targets, cuts } = completing;
    const file = await files.get(scope, context.file_id);
    if (file === null) return;
    const [first] = targets;
    const cut = first && cuts.get(first.chunker);
    await lifecycle.change(
      scope,
      file,
      { status: ['processing'], execution_arn: context.execution_arn, version: context.version },
      {
        status: 'ready',
        live_version: context.version,
        stage: 'done',
        percent: 100,
        pages: cut?.pages ?? (await work.readDocument(context)).pages.length,
        chunks: cut?.chunks ?? 0,
        reason: null,
        deadline_at: null,
        execution_arn: null,
        ready_at: clock.now(),
      },
      'file.ready',
      async (transaction, after) => {
        await makeSearchable(scope, transaction, completing);
        await bringElsewhere(scope, transaction, after);
      },
    );
  }

  return async ({ context }: Pick<ChunkedFile, 'context'>, requestId: string): Promise<IngestionStop> => {
    const scope = ingestionScope(context.tenant_id, requestId);
    const { targets } = await readPlan(objects, context);
    if (await isOwner(scope, context)) {
      const measured = await measure(context, { targets });
      if (measured.stop !== null) return measured.stop;
      const cuts = await verify(scope, context, { targets });
      if (context.entry === undefined) {
        const expected = { status: ['pending', 'processing', 'failed'], execution_arn: null } as const;
        await completeFile(scope, { context, targets, cuts, measured, expected });
      } else {
        const expected = { status: ['processing'], execution_arn: context.execution_arn } as const;
        const completing = { context, targets, cuts, measured, expected };
        await unitOfWork.run(scope, (transaction) => makeSearchable(scope, transaction, completing));
      }
    }
    // Also where it was done before, and the answer got lost in between.
    await settle(scope, context, targets);
    return DONE;
  };
}
