import { AppError } from '../kernel/index.ts';
import type { RegistryDraft } from './registry-resources.ts';

/** The entity tags of an If-Match header (RFC 9110, 13.1.1), without quotes and weakness marks. */
function entityTags(ifMatch: string): string[] {
  return ifMatch.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
}

/**
 * Lets a write to a draft pass only if the caller has seen what it replaces.
 *
 * @throws AppError `precondition_required` where there is a draft and no If-Match, `precondition_failed` where the tag
 * is not the draft's.
 */
export function assertDraftMatches(draft: RegistryDraft | undefined, ifMatch: string | undefined): void {
  if (ifMatch === undefined) {
    if (draft !== undefined) throw new AppError('precondition_required', { param: 'If-Match' });
    return;
  }
  const tags = entityTags(ifMatch);
  const matches = draft !== undefined && (tags.includes('*') || tags.includes(draft.etag));
  if (!matches) throw new AppError('precondition_failed', { param: 'If-Match' });
}
