import { AppError, notFound, type Page, type TenantScope } from '../kernel/index.ts';
import { registryChanges } from './registry-changes.ts';
import type { RegistryContext } from './registry-context.ts';
import type { RegistryContent } from './registry-definition.ts';
import type { LabelInput, UnlabelInput } from './registry-inputs.ts';
import type { RegistryHead, RegistryLabel, StoredLabel } from './registry-resources.ts';

/** Labels of one entity at most: they are part of its head. */
const MAX_LABELS = 32;

/** Use cases of labels: they name versions and can be moved; no version is changed by it. */
export interface LabelUseCases {
  listLabels(scope: TenantScope, id: string): Promise<Page<RegistryLabel>>;
  /**
   * Puts a label on a version, from wherever it was.
   *
   * @throws AppError `reference_not_found` for a version that is not published, `label_moved` where it is not where the
   * caller expected, `unprocessable` for one label too many.
   */
  label(scope: TenantScope, id: string, label: string, input: LabelInput): Promise<RegistryLabel>;
  /** Takes a label away; answers with where it was. @throws AppError `not_found`, `label_moved`. */
  unlabel(scope: TenantScope, id: string, label: string, input: UnlabelInput): Promise<RegistryLabel>;
}

function assertExpected(expected: number | null | undefined, now: StoredLabel | undefined): void {
  const version = now?.version ?? null;
  if (expected === undefined || expected === version) return;
  throw new AppError('label_moved', {
    message:
      version === null
        ? 'The label is on no version.'
        : `The label is on version ${version}, not ${expected ?? 'none'}.`,
    param: 'expected_version',
    details: { version },
  });
}

/** Makes them. */
export function labelUseCases<C extends RegistryContent>(context: RegistryContext<C>): LabelUseCases {
  const { definition, repository, unitOfWork, clock } = context;

  const view = (head: RegistryHead, stored: StoredLabel): RegistryLabel => ({
    object: `${definition.entity}_label`,
    id: `${head.id}_${stored.label}`,
    ...context.owner(head.id),
    tenant_id: head.tenant_id,
    ...stored,
  });

  return {
    async listLabels(scope, id) {
      const head = await context.head(scope, id);
      const data = head.labels.map((stored) => view(head, stored));
      return { object: 'list', data, has_more: false, next_cursor: null };
    },

    async label(scope, id, label, { version, expected_version }) {
      return unitOfWork.run(scope, async (work) => {
        const head = await context.usableHead(scope, id, work);
        const old = head.labels.find((each) => each.label === label);
        assertExpected(expected_version, old);
        // Numbers have no gaps, so the newest one says which are there.
        if (head.latest_version === null || version > head.latest_version) {
          throw new AppError('reference_not_found', { param: 'version' });
        }
        if (old?.version === version) return view(head, old);
        if (old === undefined && head.labels.length >= MAX_LABELS) {
          throw new AppError('unprocessable', {
            message: `There are ${MAX_LABELS} labels already; remove one first.`,
            param: 'label',
          });
        }
        const now = clock.now();
        const created_at = old?.created_at ?? now;
        const next: StoredLabel = { label, version, created_at, updated_at: now, updated_by: scope.subject };
        const labels =
          old === undefined ? [...head.labels, next] : head.labels.map((each) => (each === old ? next : each));
        await repository.updateHead(scope, work, id, { labels, updated_at: now });
        work.record(registryChanges.labelled(head, label, old?.version ?? null, version));
        return view(head, next);
      });
    },

    async unlabel(scope, id, label, { expected_version }) {
      return unitOfWork.run(scope, async (work) => {
        const head = await context.usableHead(scope, id, work);
        const old = head.labels.find((each) => each.label === label);
        if (old === undefined) throw notFound(`label of this ${definition.noun}`);
        assertExpected(expected_version, old);
        const labels = head.labels.filter((each) => each !== old);
        await repository.updateHead(scope, work, id, { labels, updated_at: clock.now() });
        work.record(registryChanges.labelled(head, label, old.version, null));
        return view(head, old);
      });
    },
  };
}
