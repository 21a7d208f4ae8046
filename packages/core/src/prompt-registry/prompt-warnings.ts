import type { ContentWarning } from '../versioned-registry/index.ts';
import type { PromptContent } from './prompt-content.ts';
import { includesUsed, parseTemplate, variablesUsed } from './template.ts';

/** What is declared and not used: allowed, since a template may grow into it, and often a slip. */
export function promptWarnings({ template, variables, includes = [] }: PromptContent): ContentWarning[] {
  const parsed = parseTemplate(template);
  const used = { variable: new Set(variablesUsed(parsed)), include: includesUsed(parsed) };
  const unused = (noun: 'variable' | 'include', declared: readonly { readonly name: string }[]) =>
    declared.flatMap(({ name }, index): ContentWarning[] =>
      used[noun].has(name)
        ? []
        : [
            {
              code: `unused_${noun}`,
              path: `content.${noun}s.${index}`,
              message: `The ${noun} ${name} is declared, but the template does not use it.`,
            },
          ],
    );
  return [...unused('variable', variables), ...unused('include', includes)];
}
