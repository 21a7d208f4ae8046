import type { VariableValues } from '../prompt-registry/index.ts';

/**
 * The values that a session runs with: its own, and under them the agent's own for what the prompt declares. An agent
 * keeps one set of values for all its prompts, so one that this prompt does not declare is none of its business.
 */
export function withDefaultVariables(
  declared: readonly { readonly name: string }[],
  defaults: VariableValues,
  given: VariableValues,
): VariableValues {
  const names = new Set(declared.map(({ name }) => name));
  const applicable = Object.entries(defaults).filter(([name]) => names.has(name));
  return { ...Object.fromEntries(applicable), ...given };
}
