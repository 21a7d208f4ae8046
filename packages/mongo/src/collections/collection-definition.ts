import type { IndexDirection } from 'mongodb';

/** BSON types in a validator; `number` is any of int, long and double. */
export type BsonType = 'string' | 'number' | 'bool' | 'date' | 'object' | 'array' | 'null' | 'binData';

/** Required fields of a document and their types, under their stored names. */
export type FieldTypes = Readonly<Record<string, BsonType | readonly BsonType[]>>;

/** One index. The name is derived from the keys. */
export interface IndexDefinition {
  readonly keys: Readonly<Record<string, IndexDirection>>;
  readonly unique?: true;
  /** Only documents that match are indexed (and, if unique, must be unique). */
  readonly partial_filter?: Readonly<Record<string, unknown>>;
  /** TTL: removed some time after the date in the (single) key field lies this many seconds back. Never rely on when. */
  readonly expire_after_seconds?: number;
}

/** A document that can be found by the credentials its content refers to; left out where it refers to none. */
export interface Referring {
  readonly credential_ids?: readonly string[];
}

/** A document that transactions mark when they put it to use, so that two of them are one after the other. */
export interface Held {
  readonly held_by?: string;
}

/** A collection as code sees it. `T` is the core type of its documents, with `id` (stored as `_id`). */
export interface CollectionDefinition<T extends { id: string }> {
  readonly name: string;
  /**
   * `tenant`: every document has a tenant_id, and is reached through a tenant's scope.
   * `tenant_or_platform`: the same, but tenant_id null is the platform's own partition.
   * `platform`: documents have no owner (tenants themselves, nonces); reached through named platform access only.
   */
  readonly tenancy: 'tenant' | 'tenant_or_platform' | 'platform';
  /**
   * `audited`: a write needs a Work, and the Work a recorded change. `direct`: records of what happened (events,
   * chunks, nonces), which are no mutations of a resource. `none`: only the unit of work itself inserts; no repository
   * can add, change or remove anything.
   */
  readonly writes: 'audited' | 'direct' | 'none';
  /**
   * Nothing in it ever changes or leaves: the application's database role may find and insert here, and nothing else.
   */
  readonly append_only?: true;
  /** Fields of an audited collection that `touchOne` may set without an audit event: times of use, progress. */
  readonly bookkeeping?: readonly (keyof T & string)[];
  /** Those of a tenant's collection begin with tenant_id: every query does. */
  readonly indexes: readonly IndexDefinition[];
  /** Indexes under platform access and TTL indexes, which look across tenants. */
  readonly platform_indexes?: readonly IndexDefinition[];
  /**
   * What the validator is made of: the required fields and their types; or `core`, the schema that the resource has in
   * core. Those stand in document-schemas.ts: who works with documents needs none of them, only migrations do.
   */
  readonly schema: FieldTypes | 'core';
  /** Carries the type only; never set. */
  readonly document_type?: (document: T) => T;
}

/** Declares a collection and checks what must hold for each: indexes of tenants' collections begin with tenant_id. */
export function defineCollection<T extends { id: string }>(
  definition: CollectionDefinition<T>,
): CollectionDefinition<T> {
  if (definition.tenancy === 'platform') return definition;
  for (const index of definition.indexes) {
    if (Object.keys(index.keys)[0] !== 'tenant_id') {
      throw new Error(`index ${JSON.stringify(index.keys)} of ${definition.name} must begin with tenant_id`);
    }
  }
  return definition;
}
