import type { TenantScope } from '../kernel/index.ts';
import type { HandOffState } from '../session-tools/index.ts';
import type { ChatMessage } from './chat-model.ts';

/**
 * What is kept of a conversation between two messages: all that the model was told and said, the results of tools
 * included, without the personal data that the config masks. The instructions are made anew each time.
 */
export interface TextConversation {
  /** The session's id. */
  readonly id: string;
  readonly tenant_id: string;
  readonly messages: readonly ChatMessage[];
  /** Milliseconds until the first word of each answer, of the latest ones. */
  readonly first_token_ms: readonly number[];
  /**
   * Number of the report of what was written last, as long as that is not answered: whoever sends it again after a turn
   * that died goes on with it. Left out before the first message.
   */
  readonly heard_seq?: number | null;
  /** Which of the session's agents has it; left out until it is handed over. */
  readonly hand_offs?: HandOffState;
  /** Whose turn is running, and until when it is believed to. */
  readonly turn: { readonly owner: string; readonly leased_until: Date } | null;
  /** When it is removed, whatever became of the session. */
  readonly expires_at: Date;
}

/** What a turn changes. */
export type TurnChange = Partial<Pick<TextConversation, 'messages' | 'first_token_ms' | 'heard_seq' | 'hand_offs'>>;

/** Port: conversations under way. One turn at a time, by a lease that ends by itself. */
export interface TextConversationStore {
  /**
   * Begins a turn, unless one is running that is still believed to. The first turn makes the conversation.
   *
   * @returns the conversation as it is now; null where another turn runs.
   */
  begin(
    scope: TenantScope,
    id: string,
    turn: {
      readonly owner: string;
      readonly now: Date;
      readonly leased_until: Date;
      /** When the conversation is removed, if this turn makes it. */
      readonly expires_at: Date;
    },
  ): Promise<TextConversation | null>;
  /** Keeps what a turn came to, as long as it is the one that runs. @returns whether it is. */
  keep(scope: TenantScope, id: string, owner: string, change: TurnChange): Promise<boolean>;
  /** Ends a turn; the next may begin. */
  end(scope: TenantScope, id: string, owner: string): Promise<void>;
}
