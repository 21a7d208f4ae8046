import { z } from 'zod';
import { idSchema, type TenantScope } from '../kernel/index.ts';
import { type RegistryService, versionNumberField } from '../versioned-registry/index.ts';
import type { PromptContent } from './prompt.ts';
import { type VariableValues, variableValuesSchema } from './prompt-variable.ts';
import { renderTemplate } from './render-template.ts';

/** Body of a rendering. */
export const renderPromptInputSchema = z.strictObject({ variables: variableValuesSchema.default({}) });

/** A prompt version with its variables filled in, as the agent runtime would say it to the model. */
export const renderedPromptSchema = z
  .object({
    object: z.literal('rendered_prompt'),
    prompt_id: idSchema('prompt'),
    version: versionNumberField,
    text: z.string(),
  })
  .meta({ id: 'RenderedPrompt', description: 'A prompt version with its variables filled in' });
export type RenderedPrompt = z.output<typeof renderedPromptSchema>;

/** Renders published versions; it stores nothing. */
export interface PromptRenderer {
  /** @throws AppError `not_found`, `unprocessable` with the path of the variable that does not fit. */
  render(scope: TenantScope, promptId: string, version: number, values: VariableValues): Promise<RenderedPrompt>;
}

/** Makes the renderer. */
export function createPromptRenderer(prompts: Pick<RegistryService<PromptContent>, 'getVersion'>): PromptRenderer {
  return {
    async render(scope, prompt_id, version, values) {
      const { content } = await prompts.getVersion(scope, prompt_id, version);
      const text = renderTemplate(content.template, content.variables, values);
      return { object: 'rendered_prompt', prompt_id, version, text };
    },
  };
}
