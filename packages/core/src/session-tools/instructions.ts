import type { z } from 'zod';
import type { ResolvedConfig } from '../config-resolver/index.ts';
import { type channelField, renderTemplate, type variableValuesSchema } from '../prompt-registry/index.ts';

/** Whom the agent talks to, and as what. */
export interface SpokenTo {
  readonly config: Pick<ResolvedConfig, 'agent' | 'prompt'>;
  /** Values of the prompt's `{{variables}}`, checked when the session was created. */
  readonly variables: z.infer<typeof variableValuesSchema>;
  readonly channel: z.infer<typeof channelField>;
  /** E.164 number of the caller; null where there is none. */
  readonly caller: string | null;
  /** IANA name; dates and times are told in it. */
  readonly time_zone: string;
}

/** What the model is told: the prompt with the session's values, and the built-in variables as of this moment. */
export function renderInstructions(to: SpokenTo, at: Date): string {
  const { config, variables, channel, caller, time_zone } = to;
  const { name: agent_name, language } = config.agent;
  return renderTemplate(config.prompt, variables, { at, time_zone, channel, caller, agent_name, language });
}
