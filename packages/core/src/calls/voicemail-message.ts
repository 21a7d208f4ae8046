import { AppError } from '../kernel/index.ts';
import { type PromptVariable, parseTemplate, variablesUsed } from '../prompt-registry/index.ts';
import type { Voicemail } from '../session-orchestrator/index.ts';

function problemOf({ policy, message }: Voicemail, declared: readonly PromptVariable[]): string | null {
  if (message === undefined) return null;
  if (policy !== 'leave_message') return `No message is left with the policy ${policy}: leave it out.`;
  const template = parseTemplate(message);
  if (template.problems[0] !== undefined) return template.problems[0].message;
  if (template.parts.some(({ type }) => type === 'include')) return 'A message cannot include prompts.';
  const known = declared.map(({ name }) => name);
  const unknown = variablesUsed(template).filter((name) => !known.includes(name));
  if (unknown.length === 0) return null;
  return `The message uses ${unknown.join(', ')}; the agent's prompt declares ${known.join(', ') || 'no variables'}.`;
}

/**
 * Whether a message can be left: with that policy, and of text, built-in variables, and those that the agent's prompt
 * declares.
 *
 * @throws AppError `unprocessable` (voicemail.message)
 */
export function assertMessageFits(voicemail: Voicemail | undefined, declared: readonly PromptVariable[]): void {
  const message = voicemail === undefined ? null : problemOf(voicemail, declared);
  if (message !== null) throw new AppError('unprocessable', { param: 'voicemail.message', message });
}
