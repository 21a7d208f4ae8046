import type { RegistryDeps, RegistryRepository } from '../versioned-registry/index.ts';
import { expandPrompt, type PromptReader } from './expand-prompt.ts';
import type { PromptContent } from './prompt-content.ts';

/**
 * Whether everything that a prompt includes is there and fits together: run when its draft is written and again when it
 * is published.
 *
 * @throws AppError as `expandPrompt`.
 */
export function checkPromptReferences(
  prompts: PromptReader & Pick<RegistryRepository<PromptContent>, 'hold'>,
): NonNullable<RegistryDeps<PromptContent>['checkReferences']> {
  return async (scope, content, { id, work, publishing }) => {
    if (content.includes.length === 0) return;
    await expandPrompt(scope, prompts, content, { self: id, work, archived: 'refused' });
    const included = content.includes.map(({ prompt_id }) => prompt_id);
    if (publishing === true && work !== undefined) await prompts.hold(scope, work, included);
  };
}
