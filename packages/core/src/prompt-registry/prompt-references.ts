import type { TenantScope, Work } from '../kernel/index.ts';
import { expandPrompt, type PromptReader } from './expand-prompt.ts';
import type { PromptContent } from './prompt-content.ts';

/**
 * Whether everything that a prompt includes is there and fits together: run when its draft is written and again when it
 * is published.
 *
 * @throws AppError as `expandPrompt`.
 */
export function checkPromptReferences(prompts: PromptReader) {
  return async (
    scope: TenantScope,
    content: PromptContent,
    { id, work }: { readonly id?: string | undefined; readonly work?: Work | undefined },
  ): Promise<void> => {
    if (content.includes.length > 0)
      await expandPrompt(scope, prompts, content, { self: id, work, archived: 'refused' });
  };
}
