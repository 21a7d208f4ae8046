import { renderTemplate } from '@patchbay/core/prompt-registry';
import type { ReadyPlan } from './conversation-plan.ts';

/** What the model is told: the prompt with the session's values, and the built-in variables as of this moment. */
export function renderInstructions(plan: ReadyPlan, at: Date): string {
  const { config, variables, channel, caller, time_zone } = plan;
  const { name: agent_name, language } = config.agent;
  return renderTemplate(config.prompt, variables, { at, time_zone, channel, caller, agent_name, language });
}
