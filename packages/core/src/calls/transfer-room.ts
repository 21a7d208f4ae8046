import type { PhonePresence } from './telephone.ts';

/** Who is in the room of a call that is being handed over. */
export interface TransferParties {
  /** Whoever the call is with. */
  readonly caller: string | null;
  /** Whoever is to take it over; null where no such phone is in the room. */
  readonly colleague: PhonePresence | null;
  /** Whether an agent is there. */
  readonly agent: boolean;
  /** The last attempt for which an agent has told what it is about; null where none has. */
  readonly briefed: number | null;
}

/** Port of the media server: who hears whom in a room while its call is handed over. All of it may be repeated. */
export interface TransferRoom {
  /** Null where the room is gone. @throws AppError `upstream_failed`, `upstream_timeout`, as do all of these */
  look(room: string, colleague: string): Promise<TransferParties | null>;
  /** From now on the caller hears nothing at all, until `keepApart` says otherwise. */
  deafen(room: string): Promise<void>;
  /**
   * Neither the caller nor the colleague hears the other. The caller hears the agent's music and no word of it; the
   * colleague its words and no music. What is published later has to be kept apart anew: until the colleague's sound
   * has been there for a moment, a caller who hears nothing goes on hearing nothing.
   */
  keepApart(room: string, colleague: string): Promise<void>;
  /** Everybody hears everybody. */
  bringTogether(room: string): Promise<void>;
  /** Hangs a phone up; one that is gone is as good. */
  hangUp(room: string, identity: string): Promise<void>;
  /** Takes every agent out. */
  dismissAgents(room: string): Promise<void>;
  /** How many phones are picked up in the room. */
  phones(room: string): Promise<number>;
}
