import type { JsonValue } from '@patchbay/core/kernel';
import type { Page, Pages, Patchbay } from '@patchbay/sdk';

/** What is described in files of its own. In this order things are made: what refers to others comes after them. */
export const KINDS = ['tool', 'prompt', 'runtime_config', 'agent'] as const;
export type Kind = (typeof KINDS)[number];

/** The folder of each kind, and of releases. */
export const FOLDERS: Readonly<Record<Kind | 'release', string>> = {
  tool: 'tools',
  prompt: 'prompts',
  runtime_config: 'runtime-configs',
  agent: 'agents',
  release: 'releases',
};

/** What a file may name besides: it is there already, or it is an error. */
export const NAMED_KINDS = ['search_index', 'credential'] as const;
export type NamedKind = Kind | (typeof NAMED_KINDS)[number];

/** Prefixes of ids, for telling an id from a name. */
export const ID_PREFIX: Readonly<Record<NamedKind, string>> = {
  tool: 'tol_',
  prompt: 'pmt_',
  runtime_config: 'rtc_',
  agent: 'agt_',
  search_index: 'idx_',
  credential: 'crd_',
};

/** The kind of thing that a string is the id of. */
export function kindOfId(text: string): NamedKind | undefined {
  if (!/^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/.test(text)) return undefined;
  return (Object.keys(ID_PREFIX) as NamedKind[]).find((kind) => text.startsWith(ID_PREFIX[kind]));
}

/** What the four registries have in common, as far as it is used here. */
export interface Head {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly latest_version: number | null;
  readonly latest_digest: string | null;
  readonly latest?: { readonly content: JsonValue } | null;
  readonly draft?: { readonly content: JsonValue; readonly etag: string } | null;
}

interface Options {
  readonly dryRun?: boolean | undefined;
  readonly ifMatch?: string | undefined;
  readonly expand?: readonly string[];
}

/** The four registries as one shape: they have it, only their contents differ. */
export interface RegistryApi {
  list(
    query: { name?: string; limit?: number; order?: 'asc' },
    options?: Options,
  ): Pages<Head> & { page(): Promise<Page<Head>> };
  get(id: string, options?: Options): Promise<Head>;
  create(body: object, options?: Options): Promise<Head>;
  update(id: string, body: object, options?: Options): Promise<Head>;
  archive(id: string, body: object, options?: Options): Promise<Head>;
  readonly draft: {
    update(id: string, body: { content: JsonValue }, options?: Options): Promise<{ content: JsonValue; etag: string }>;
  };
  readonly versions: {
    publish(id: string, body: { change_note: string }, options?: Options): Promise<{ version: number; digest: string }>;
  };
}

/** The registry of a kind. */
export function registryOf(patchbay: Patchbay, kind: Kind): RegistryApi {
  const { tools, prompts, runtimeConfigs, agents } = patchbay;
  return { tool: tools, prompt: prompts, runtime_config: runtimeConfigs, agent: agents }[
    kind
  ] as unknown as RegistryApi;
}
