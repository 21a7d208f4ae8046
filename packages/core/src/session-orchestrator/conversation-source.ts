import type { Channel, VariableValues } from '../prompt-registry/index.ts';
import type { SessionStatus } from './session.ts';
import type { DispatchMetadata } from './session-report.ts';
import type { Voicemail } from './voicemail.ts';

/** A turn of a conversation, as an agent that takes it over remembers it. */
export interface EarlierTurn {
  readonly role: 'user' | 'agent';
  readonly text: string;
  /** Which agent had the conversation, where there is more than one. */
  readonly agent_id?: string;
}

/** What the agent runtime needs of a session, and the resolved config it pins. */
export interface StoredConversation {
  readonly status: SessionStatus;
  /** Digest of the resolved config that the session pins. */
  readonly digest: string;
  /** Values for the prompt's variables. */
  readonly variables: VariableValues;
  readonly channel: Channel;
  /** Number of the caller in E.164; null on the web. */
  readonly caller: string | null;
  /** IANA zone in which built-in variables tell the time. */
  readonly time_zone: string;
  /** All that is said before the call is put down; missing where there is a conversation. */
  readonly only_says?: string;
  /** What to do when an answering machine picks up; missing where nobody listens for one. */
  readonly voicemail?: Voicemail;
  /** Highest report number stored without a gap, 0 when there is none. */
  readonly reports_seq: number;
  /** What an earlier agent process of the session has reported as said, in order; the latest, where it is much. */
  readonly turns: readonly EarlierTurn[];
  /** The stored resolved config exactly as it was digested; null when there is none or it was not asked for. */
  readonly config: unknown;
}

/** Port: the agent runtime's only read of sessions. */
export interface ConversationSource {
  /**
   * Session and config of a dispatch in one round trip, inside the dispatch's tenant.
   *
   * @param options.with_config false where the caller holds the config of this digest already.
   * @returns null when the tenant has no such session.
   */
  find(dispatch: DispatchMetadata, options: { with_config: boolean }): Promise<StoredConversation | null>;
}
