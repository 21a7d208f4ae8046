import type { TenantScope } from '../kernel/index.ts';
import type { HandOffState } from '../session-tools/index.ts';
import type { ChatMessage } from './chat-model.ts';
import type { CallResult, TurnProgress } from './turn-progress.ts';

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
  /** How far the turn has come that answers what was written last, as long as it is not answered. */
  readonly progress?: TurnProgress | null;
  /** Which of the session's agents has it; left out until it is handed over. */
  readonly hand_offs?: HandOffState;
  /** Whose turn is running, and until when it is believed to. */
  readonly turn: { readonly owner: string; readonly leased_until: Date } | null;
  /** When it is removed, whatever became of the session. */
  readonly expires_at: Date;
}

/** What a turn changes. */
export type TurnChange = Partial<Pick<TextConversation, 'messages' | 'first_token_ms' | 'progress' | 'hand_offs'>>;

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
  /** Keeps what one call of a turn brought, as long as the turn is the one that runs and has not gone on. */
  recordCall(scope: TenantScope, id: string, owner: string, turnId: string, result: CallResult): Promise<void>;
  /** Ends a turn; the next may begin. How far it came stays: to be gone on with, or told again. */
  end(scope: TenantScope, id: string, owner: string, how: { readonly is_answered: boolean }): Promise<void>;
}
