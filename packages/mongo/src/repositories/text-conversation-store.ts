import { isAppError } from '@patchbay/core/kernel';
import type { TextConversation, TextConversationStore } from '@patchbay/core/text-conversation';
import { textConversations } from '../collections/text-conversations.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Conversations over text. The unique `_id` and one atomic update decide whose turn it is. */
export function createTextConversationStore(database: MongoDatabase): TextConversationStore {
  return {
    async begin(scope, id, { owner, now, leased_until, expires_at }) {
      const all = database.tenantCollection(textConversations, scope);
      const turn = { owner, leased_until };
      const isFree = { $or: [{ turn: null }, { 'turn.leased_until': { $lte: now } }] };
      const found = await all.findOneAndUpdate({ id, ...isFree }, { $set: { turn } });
      if (found !== null) return found;
      const made: TextConversation = {
        id,
        tenant_id: scope.tenant_id,
        messages: [],
        first_token_ms: [],
        turn,
        expires_at,
      };
      try {
        await all.insertOne(made);
        return made;
      } catch (error) {
        if (isAppError(error, 'already_exists')) return null;
        throw error;
      }
    },

    async keep(scope, id, owner, change) {
      const all = database.tenantCollection(textConversations, scope);
      const { matched } = await all.updateOne({ id, 'turn.owner': owner }, { $set: change });
      return matched > 0;
    },

    async recordCall(scope, id, owner, turnId, result) {
      const all = database.tenantCollection(textConversations, scope);
      const same = { id, 'turn.owner': owner, 'progress.id': turnId };
      await all.updateOne(same, { $push: { 'progress.results': result } });
    },

    async end(scope, id, owner, { is_answered }) {
      const all = database.tenantCollection(textConversations, scope);
      const change = { turn: null, ...(is_answered ? { 'progress.is_told': true } : {}) };
      await all.updateOne({ id, 'turn.owner': owner }, { $set: change });
    },
  };
}
