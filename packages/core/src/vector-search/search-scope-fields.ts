import { z } from 'zod';
import { environmentNameField } from '../config-resolver/index.ts';
import { idSchema } from '../kernel/index.ts';

const indexReference = z.strictObject({
  index_id: idSchema('search_index'),
  snapshot_id: idSchema('snapshot').optional().meta({ description: 'The index as it was when this was made' }),
});

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** Where a search looks: exactly one of these. */
export const searchScopeFields = {
  index_ids: z
    .array(idSchema('search_index'))
    .min(1)
    .max(10)
    .refine(distinct, 'must not repeat an index')
    .optional()
    .meta({ description: 'Indexes as they are now' }),
  indexes: z
    .array(indexReference)
    .min(1)
    .max(10)
    .refine((references) => distinct(references.map(({ index_id }) => index_id)), 'must not repeat an index')
    .optional()
    .meta({ description: 'Indexes as they are now, or as snapshots hold them' }),
  agent: z
    .strictObject({
      agent_id: idSchema('agent'),
      environment: environmentNameField.optional().meta({ description: 'As it is live there' }),
      binding_id: idSchema('binding').optional().meta({ description: 'As this binding pins it' }),
    })
    .refine(({ environment, binding_id }) => (environment === undefined) !== (binding_id === undefined), {
      message: 'must name either an environment or a binding_id',
    })
    .optional()
    .meta({ description: 'What this agent may search, and nothing else' }),
};

const KINDS = ['index_ids', 'indexes', 'agent'] as const;

/** Refuses a search that does not say where to look, or says it twice. */
export function withOneScope(
  request: { readonly [K in (typeof KINDS)[number]]?: unknown },
  context: z.RefinementCtx,
): void {
  const named = KINDS.filter((kind) => request[kind] !== undefined);
  if (named.length === 1) return;
  const message =
    named.length === 0
      ? 'is required, unless indexes or agent says where to search'
      : `cannot be given together with ${named[0]}`;
  context.addIssue({ code: 'custom', path: [named[1] ?? 'index_ids'], message });
}
