import type { TenantScope } from '../kernel/index.ts';
import type { RegistryHead, RegistryVersion } from '../versioned-registry/index.ts';
import type { PromptReader } from './expand-prompt.ts';
import { type PromptContent, promptContentSchema } from './prompt-content.ts';
import type { SystemContext } from './system-variables.ts';

/** A Sunday morning in Berlin, by phone. */
export const CONTEXT: SystemContext = {
  at: new Date('2026-11-22T09:05:07Z'),
  time_zone: 'Europe/Berlin',
  channel: 'phone',
  caller: '+493012345678',
  agent_name: 'Robin',
  language: 'en',
};

/** A content with its defaults. */
export function contentOf(template: string, more: object = {}): PromptContent {
  return promptContentSchema.parse({ template, ...more });
}

/** Published prompts in memory: contents by `<id>@<version>`; `reads` counts the versions that were asked for. */
export function promptsIn(published: Record<string, PromptContent>, archived: readonly string[] = []) {
  const reads: string[] = [];
  const reader: PromptReader = {
    findHead: async (_scope: TenantScope, id: string) => {
      const known = Object.keys(published).some((key) => key.startsWith(`${id}@`));
      const archived_at = archived.includes(id) ? new Date(0) : null;
      return known ? ({ id, archived_at } as unknown as RegistryHead) : undefined;
    },
    findVersion: async (_scope: TenantScope, id: string, version: number) => {
      reads.push(`${id}@${version}`);
      const content = published[`${id}@${version}`];
      return content === undefined ? undefined : ({ content } as unknown as RegistryVersion<PromptContent>);
    },
  };
  return { reader, reads };
}
