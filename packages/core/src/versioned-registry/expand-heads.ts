import type { TenantScope } from '../kernel/index.ts';
import { labelsOn, type RegistryContext } from './registry-context.ts';
import type { RegistryContent } from './registry-definition.ts';
import type { RegistryExpansion } from './registry-inputs.ts';
import type { RegistryDraft, RegistryHead, RegistryVersion, RegistryVersionSummary } from './registry-resources.ts';

/** A head with what was asked for besides. */
export interface ExpandedHead<C extends RegistryContent> extends RegistryHead {
  /** With `expand[]=draft`; null where there is none. */
  readonly draft?: RegistryDraft<C> | null;
  /** With `expand[]=latest_version`; null before the first. */
  readonly latest?: RegistryVersion<C> | null;
}

/** A head of a list with what was asked for besides. */
export interface ListedHead extends RegistryHead {
  /** With `expand[]=latest_version`, without its content; null before the first. */
  readonly latest?: RegistryVersionSummary | null;
}

/** One head with its draft and its newest version. */
export async function expandHead<C extends RegistryContent>(
  { repository, shown }: RegistryContext<C>,
  scope: TenantScope,
  head: RegistryHead,
  expand: readonly RegistryExpansion[],
): Promise<ExpandedHead<C>> {
  const newest = head.latest_version;
  const [draft, latest] = await Promise.all([
    expand.includes('draft') ? repository.findDraft(scope, head.id) : undefined,
    expand.includes('latest_version') && newest !== null ? repository.findVersion(scope, head.id, newest) : undefined,
  ]);
  const labelled = latest && { ...shown(latest), labels: labelsOn(head, latest.version) };
  return {
    ...head,
    ...(expand.includes('draft') ? { draft: draft === undefined ? null : shown(draft) } : {}),
    ...(expand.includes('latest_version') ? { latest: labelled ?? null } : {}),
  };
}

/** Heads with their newest versions, without contents: one read for all of a page. */
export async function expandHeads<C extends RegistryContent>(
  { repository }: RegistryContext<C>,
  scope: TenantScope,
  heads: readonly RegistryHead[],
): Promise<ListedHead[]> {
  const newest = heads.flatMap(({ id, latest_version }) =>
    latest_version === null ? [] : [{ id, version: latest_version }],
  );
  const found = new Map((await repository.findSummaries(scope, newest)).map((summary) => [summary.id, summary]));
  return heads.map((head) => {
    const latest = found.get(`${head.id}_v${head.latest_version}`);
    if (latest === undefined) return { ...head, latest: null };
    return { ...head, latest: { ...latest, labels: labelsOn(head, latest.version) } };
  });
}
