import type { TextConversation } from '@patchbay/core/text-conversation';
import { defineCollection } from './collection-definition.ts';

/** What conversations over text go on from: `id` is the session's. It leaves soon after the session. */
export const textConversations = defineCollection<TextConversation>({
  name: 'text_conversations',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [],
  platform_indexes: [{ keys: { expires_at: 1 }, expire_after_seconds: 0 }],
  schema: { tenant_id: 'string', messages: 'array', first_token_ms: 'array', expires_at: 'date' },
});
