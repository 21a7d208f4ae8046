import type { ActorScope } from '@patchbay/core/kernel';
import type { Document } from 'mongodb';
import { storedFilter } from './filter.ts';
import { tenantPipeline } from './pipeline.ts';
import { BoundaryViolation, refuseServerCode } from './plain-object.ts';

/** What lies between the core's calls and the driver: every filter, document and pipeline passes it. */
export interface Boundary {
  /** Where page cursors are valid, so that one cannot be carried over. */
  readonly realm: string;
  filter(filter: object): Document;
  /** A document as stored: `_id` for `id`, and the owner. */
  document(document: { id: string }): Document;
  pipeline(pipeline: readonly Document[]): Document[];
}

/** The boundary around what one tenant owns (or, with tenant_id null, the platform itself). */
export function tenantBoundary(scope: ActorScope): Boundary {
  const { tenant_id } = scope;
  return {
    realm: `tenant:${tenant_id}`,
    // storedFilter refuses a tenant_id of its own, so nothing can override this one.
    filter: (filter) => ({ ...storedFilter(filter), tenant_id }),
    document: (document) => {
      const owner = (document as { tenant_id?: string | null }).tenant_id;
      if (owner !== undefined && owner !== tenant_id) {
        throw new BoundaryViolation("a document carries another tenant's id");
      }
      return { ...storedDocument(document), tenant_id };
    },
    pipeline: (pipeline) => tenantPipeline(pipeline, tenant_id),
  };
}

/** The boundary of named platform access: names are translated, nothing is confined. */
export function platformBoundary(access: string): Boundary {
  return {
    realm: `platform:${access}`,
    filter: (filter) => platformFilter(filter),
    document: storedDocument,
    pipeline: (pipeline) => {
      refuseServerCode(pipeline);
      return [...pipeline];
    },
  };
}

/** Platform access may ask for tenant_id like for any other field. */
function platformFilter(filter: object): Document {
  const { tenant_id, ...rest } = filter as { tenant_id?: unknown };
  if ('tenant_id' in filter && tenant_id === undefined)
    throw new BoundaryViolation("the filter's tenant_id is undefined");
  return 'tenant_id' in filter ? { ...storedFilter(rest), tenant_id } : storedFilter(rest);
}

/** `id` → `_id`. */
export function storedDocument({ id, ...rest }: { id: string }): Document {
  return { _id: id, ...rest };
}

/** `_id` → `id`; in results of `$group` the key of the group. */
export function coreDocument<T>(stored: Document): T {
  const { _id, ...rest } = stored;
  return (_id === undefined ? rest : { id: _id, ...rest }) as T;
}
