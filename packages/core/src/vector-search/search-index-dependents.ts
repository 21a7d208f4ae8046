import { z } from 'zod';
import { idSchema, notFound, type TenantScope, type Work } from '../kernel/index.ts';
import {
  assertUnused,
  type DependentsReader,
  dependentGroupsSchema,
  dependentsQuerySchema,
} from '../versioned-registry/index.ts';
import type { IndexSnapshotRepository } from './index-snapshot-repository.ts';
import type { SearchIndexRepository } from './search-index-repository.ts';

/** Query of `GET /v1/search-indexes/{index_id}/dependents`. */
export const indexDependentsQuerySchema = dependentsQuerySchema.extend({
  snapshot_id: idSchema('snapshot').optional().meta({ description: 'Only what pins this snapshot of the index' }),
});

/** What uses an index, or one of its snapshots. */
export const indexDependentsSchema = dependentGroupsSchema
  .omit({ prompts: true })
  .extend({
    object: z.literal('dependents'),
    index_id: idSchema('search_index'),
    snapshot_id: idSchema('snapshot').nullable().meta({ description: 'null: live or of any snapshot' }),
  })
  .meta({ id: 'SearchIndexDependents', description: 'What uses a search index' });
type IndexDependents = z.infer<typeof indexDependentsSchema>;

/** What looking for dependents needs. */
interface IndexDependentsDeps {
  readonly indexes: Pick<SearchIndexRepository, 'get'>;
  readonly snapshots: Pick<IndexSnapshotRepository, 'get'>;
  readonly dependents: DependentsReader;
}

/** Finds what uses indexes and their snapshots. */
export function createIndexDependents({ indexes, snapshots, dependents }: IndexDependentsDeps) {
  return {
    /** @throws AppError `not_found` for the index, and for a snapshot that it does not have. */
    async dependents(
      scope: TenantScope,
      index_id: string,
      { snapshot_id, limit }: z.output<typeof indexDependentsQuerySchema>,
    ): Promise<IndexDependents> {
      if ((await indexes.get(scope, index_id)) === null) throw notFound('search index');
      if (snapshot_id !== undefined && (await snapshots.get(scope, index_id, snapshot_id)) === null) {
        throw notFound('snapshot of this index');
      }
      const of = { entity: 'search_index', id: index_id, snapshot_id } as const;
      const { prompts: _prompts, ...groups } = await dependents.find(scope, of, limit);
      return { object: 'dependents', index_id, snapshot_id: snapshot_id ?? null, ...groups };
    },
    assertUnused: (scope: TenantScope, work: Work, id: string) =>
      assertUnused(dependents, scope, work, { entity: 'search_index', id }, 'search index'),
  };
}
