import type { UpkeepProgress } from '@patchbay/core/knowledge-upkeep';
import { defineCollection } from './collection-definition.ts';

/** Where the walk over what is stored for knowledge stands: one document. */
export const knowledgeUpkeep = defineCollection<UpkeepProgress & { readonly id: string }>({
  name: 'knowledge_upkeep',
  tenancy: 'platform',
  writes: 'direct',
  indexes: [],
  schema: { began_at: 'date', at_tenant: ['string', 'null'], done: ['string', 'null'] },
});
