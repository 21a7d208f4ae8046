import { z } from 'zod';
import { AppError, type Clock, idSchema, languageField, type TenantScope, timeZoneField } from '../kernel/index.ts';
import {
  contentWarningSchema,
  type RegistryService,
  type VersionRef,
  versionNumberField,
} from '../versioned-registry/index.ts';
import { expandPrompt, type PromptReader } from './expand-prompt.ts';
import type { PromptContent } from './prompt-content.ts';
import { promptVersionRefSchema } from './prompt-include.ts';
import { variableValuesSchema } from './prompt-variable.ts';
import { promptWarnings } from './prompt-warnings.ts';
import { renderTemplate } from './render-template.ts';
import { channelField, type SystemContext } from './system-variables.ts';
import { type TokenCounter, tokenCountSchema } from './token-counter.ts';

/** Body of a rendering: values of the declared variables, and what the built-in ones are made of. */
export const renderPromptInputSchema = z.strictObject({
  variables: variableValuesSchema.default({}),
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'Moment to render for; now, if it is left out', example: '2026-11-22T09:30:00Z' }),
  time_zone: timeZoneField.optional().meta({ description: "IANA time zone; the tenant's own, if it is left out" }),
  channel: channelField.default('web'),
  caller: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164 such as +493012345678')
    .nullable()
    .default(null)
    .meta({ description: 'Number of the caller in E.164; null where there is none', example: '+493012345678' }),
  agent_name: z.string().trim().min(1).max(100).default('Agent').meta({ description: 'Name of the agent' }),
  language: languageField.default('en').meta({ description: 'Language of the agent: the weekday is told in it' }),
});
export type RenderPromptInput = z.output<typeof renderPromptInputSchema>;

/** A prompt with everything filled in, as the agent runtime would say it to the model. */
export const renderedPromptSchema = z
  .object({
    object: z.literal('rendered_prompt'),
    prompt_id: idSchema('prompt'),
    version: versionNumberField.nullable().meta({ description: 'The version rendered; null for the draft' }),
    text: z.string(),
    characters: z.int().meta({ description: 'Length of the text in Unicode characters' }),
    tokens: tokenCountSchema,
    includes: z.array(promptVersionRefSchema).meta({ description: 'Every version of another prompt that is inside' }),
    warnings: z.array(contentWarningSchema).meta({ description: 'What is declared and not used' }),
  })
  .meta({ id: 'RenderedPrompt', description: 'A prompt with its variables and includes filled in' });
export type RenderedPrompt = z.output<typeof renderedPromptSchema>;

/** Longest text that an answer carries, as JSON. */
const MAX_SHOWN_BYTES = 5_242_880;

/** What rendering needs. */
export interface PromptRendererDeps {
  readonly prompts: Pick<RegistryService<PromptContent>, 'getVersion' | 'getDraft'>;
  readonly reader: PromptReader;
  readonly tenants: { get(id: string): Promise<{ readonly time_zone: string } | null> };
  readonly tokens: TokenCounter;
  readonly clock: Clock;
}

/** Renders published versions and drafts as a session would; it stores nothing. */
export interface PromptRenderer {
  /** @throws AppError `not_found`, `unprocessable` with the path of the variable that does not fit. */
  renderVersion(
    scope: TenantScope,
    promptId: string,
    version: VersionRef,
    input: RenderPromptInput,
  ): Promise<RenderedPrompt>;
  /** @throws AppError as `renderVersion`; `reference_archived` where an include was archived since the draft was written. */
  renderDraft(scope: TenantScope, promptId: string, input: RenderPromptInput): Promise<RenderedPrompt>;
}

/** Makes the renderer. */
export function createPromptRenderer({ prompts, reader, tenants, tokens, clock }: PromptRendererDeps): PromptRenderer {
  async function contextOf(scope: TenantScope, input: RenderPromptInput): Promise<SystemContext> {
    const { channel, caller, agent_name, language } = input;
    const time_zone = input.time_zone ?? (await tenants.get(scope.tenant_id))?.time_zone ?? 'UTC';
    const at = input.at === undefined ? clock.now() : new Date(input.at);
    return { at, time_zone, channel, caller, agent_name, language };
  }

  async function render(
    scope: TenantScope,
    { prompt_id, version }: { prompt_id: string; version: number | null },
    content: PromptContent,
    input: RenderPromptInput,
  ): Promise<RenderedPrompt> {
    const [expanded, context] = await Promise.all([
      // What is published stays readable, whatever was archived since; a draft is yet to be published.
      expandPrompt(scope, reader, content, { self: prompt_id, archived: version === null ? 'refused' : 'read' }),
      contextOf(scope, input),
    ]);
    const text = renderTemplate(expanded, input.variables, context);
    assertShowable(text);
    return {
      object: 'rendered_prompt',
      prompt_id,
      version,
      text,
      characters: charactersOf(text),
      tokens: await tokens.count(text),
      includes: expanded.includes,
      warnings: promptWarnings(content),
    };
  }

  return {
    async renderVersion(scope, prompt_id, ref, input) {
      const { content, version } = await prompts.getVersion(scope, prompt_id, ref);
      return render(scope, { prompt_id, version }, content, input);
    },
    async renderDraft(scope, prompt_id, input) {
      const { content } = await prompts.getDraft(scope, prompt_id);
      return render(scope, { prompt_id, version: null }, content, input);
    },
  };
}

/** An answer may have six MiB, and control characters in values are six bytes each in JSON. */
function assertShowable(text: string): void {
  if (new TextEncoder().encode(JSON.stringify(text)).length <= MAX_SHOWN_BYTES) return;
  throw new AppError('unprocessable', {
    message: `The rendered text is too long to be shown: more than ${MAX_SHOWN_BYTES} bytes of JSON.`,
    param: 'variables',
    details: { limit_bytes: MAX_SHOWN_BYTES },
  });
}

/** Code points: a surrogate pair is one character. */
function charactersOf(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count -= 1;
      index += 1;
    }
  }
  return count;
}
