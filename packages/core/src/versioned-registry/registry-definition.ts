import type { z } from 'zod';
import type { ErrorCode, JsonValue, Scope } from '../kernel/index.ts';
import type { ContentWarning } from './content-warning.ts';

/** What has versions: the entity type of audit events and the kind of its ids. */
export type RegistryEntity = 'agent' | 'prompt' | 'tool' | 'runtime_config' | 'analysis_definition';

/** A content is an object of JSON values: it is hashed, diffed and stored as it is. */
export type RegistryContent = object;

/** What a registry's resources are called: all that storage needs to know of it. */
export interface RegistryNames<E extends RegistryEntity = RegistryEntity, C extends RegistryContent = RegistryContent> {
  readonly entity: E;
  /** The collection of heads, and the prefix of the three scopes: `prompts` → `prompts:read|write|publish`. */
  readonly plural: `${E}s`;
  /** Field that names the entity in its drafts and versions, and in paths: `prompt_id`. */
  readonly id_field: `${E}_id`;
  /** Credentials that a content refers to: storage finds it by them. Missing where contents refer to none. */
  credentials?(content: C): readonly string[];
  /** Carries the type of the contents only; never set. */
  readonly content_type?: C;
}

/** The names of the registry whose contents are `C`, for who reads it and checks nothing against its schemas. */
export function registryNames<C extends RegistryContent, E extends RegistryEntity = RegistryEntity>(
  entity: E,
): RegistryNames<E, C> {
  return { entity, plural: `${entity}s`, id_field: `${entity}_id` };
}

/** What makes one registry different from the others. */
export interface RegistryDefinition<
  E extends RegistryEntity = RegistryEntity,
  C extends RegistryContent = RegistryContent,
> extends RegistryNames<E, C> {
  /** How people call it: `prompt`, `runtime config`. */
  readonly noun: string;
  /** Schema of what is versioned. Closed, every string and list bounded. */
  readonly content: z.ZodType<C>;
  /**
   * Rules across fields that a schema cannot say well. Run when a draft is written and again when it is published.
   *
   * @throws AppError `unprocessable` with `param` below `content`.
   */
  check?(content: C): void;
  /**
   * What the content may say and still should be looked at: shown with drafts and versions, stored nowhere. A pure
   * function of the content, so the same version may warn of less once the product can do more.
   */
  warnings?(content: C): ContentWarning[];
  /** What else writing a content may be refused with, where it refers to other resources. */
  readonly reference_errors?: readonly ErrorCode[];
  /** Largest request body that may carry a content, where the default of routes is too small. */
  readonly body_limit_bytes?: number;
  /** A valid content, for the documentation and for tests that run over every registry. */
  readonly example: object;
}

/** The content type of a registry. */
export type ContentOf<D> = D extends RegistryDefinition<RegistryEntity, infer C> ? C : never;

/** Declares a registry and keeps its exact types. */
export function defineRegistry<E extends RegistryEntity, C extends RegistryContent>(
  definition: RegistryDefinition<E, C>,
): RegistryDefinition<E, C> {
  return definition;
}

/** The scope that an operation on a registry needs. */
export function registryScope(definition: RegistryDefinition, verb: 'read' | 'write' | 'publish'): Scope {
  return `${definition.plural}:${verb}`;
}

/** A content as the JSON value that it is by its schema. */
export function contentJson(content: RegistryContent): JsonValue {
  return content as JsonValue;
}
