import type { InboundMapping } from '../call-dispatch/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import type { DispatchMetadata, StoredSession } from '../session-orchestrator/index.ts';

/** Somebody who called, as the telephone network describes the call. */
export interface InboundCaller {
  /** The number that was called, as the network writes it. */
  readonly called: string;
  /** The number of who calls, as the network writes it; empty where it is withheld. */
  readonly from: string;
  /** Id of the call at the media server; null where it names none. */
  readonly sip_call_id: string | null;
  /** Headers that came with the call, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Port of the media server: the rooms that it makes for calls that come in. */
export interface InboundRooms {
  /**
   * Who is on the telephone in a room; null where nobody is, or the room is gone.
   *
   * @throws AppError `upstream_failed`, `upstream_timeout`, as do all of these
   */
  callerIn(room: string): Promise<InboundCaller | null>;
  /** Rooms of calls that no session is written on. */
  unanswered(): Promise<string[]>;
  /** Writes down on a room whose it is, so that what is told of it finds its session. */
  claim(room: string, owner: { readonly tenant_id: string; readonly session_id: string }): Promise<void>;
  /** Asks for the agent of a room, unless one was asked for. */
  dispatch(room: string, dispatch: DispatchMetadata): Promise<void>;
}

/** Where a call that comes in belongs. */
export interface InboundSource {
  /** The live mapping of a number, whoever's it is: it alone decides whose the call is. */
  mappingOf(number: string): Promise<InboundMapping | null>;
  /**
   * Whose a number is that no mapping leads anywhere; null where it is nobody's. They are told that a call was refused,
   * and nothing else comes of it.
   */
  ownerOf(number: string): Promise<{ readonly tenant_id: string; readonly phone_number_id: string } | null>;
  /** The session that was written for a room; null while there is none. */
  sessionOfRoom(scope: TenantScope, room: string): Promise<StoredSession | null>;
}
