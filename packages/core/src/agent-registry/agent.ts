import { z } from 'zod';
import { defineRegistry } from '../versioned-registry/index.ts';

/** A language as its canonical BCP 47 tag. */
export const languageField = z
  .string()
  .min(2)
  .max(35)
  .refine(isLanguageTag, 'must be a BCP 47 language tag such as en or pt-BR')
  .meta({ description: 'BCP 47 language tag', example: 'en' });

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Content of an agent version: what belongs to the agent itself, whatever it is told and can do. */
export const agentContentSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'Name by which the agent is known in a call' }),
    language: languageField,
  })
  .meta({ id: 'AgentContent', description: 'What belongs to the agent itself' });
export type AgentContent = z.output<typeof agentContentSchema>;

/** Agents: who speaks. */
export const agentRegistry = defineRegistry({
  entity: 'agent',
  plural: 'agents',
  id_field: 'agent_id',
  noun: 'agent',
  content: agentContentSchema,
  example: { name: 'Robin', language: 'en' },
});
