import type { DispatchMetadata } from './session-report.ts';

/** Who is in a room. */
export interface RoomPresence {
  readonly exists: boolean;
  /** Whether an agent is among the participants. */
  readonly agent: boolean;
  /** Whether anybody else is. */
  readonly caller: boolean;
}

/** Port of the media server, as far as sessions need it. */
export interface Rooms {
  /** Where clients connect: ws:// or wss://. */
  readonly url: string;
  /**
   * Creates the room together with the dispatch of its agent. Repeating it with the same name finds the same room and
   * makes no second agent.
   *
   * @throws AppError `upstream_failed`, `upstream_timeout`
   */
  openWithAgent(name: string, dispatch: DispatchMetadata): Promise<void>;
  /**
   * Asks for another agent in a room whose agent did not come, or was lost. What was asked for before is taken back first, so that
   * no two agents come.
   *
   * @throws AppError `upstream_failed`, `upstream_timeout`
   */
  dispatchAgain(name: string, dispatch: DispatchMetadata): Promise<void>;
  /** Ends the room and disconnects everyone; a room that is gone already is as good. */
  close(name: string): Promise<void>;
  /** Who is in it. */
  presence(name: string): Promise<RoomPresence>;
  /** A participant's access token for one room. */
  participantToken(
    room: string,
    participant: { identity: string; name: string | null },
    expiresInSeconds: number,
  ): Promise<string>;
}

/** Port of the delayed message that looks after a session. */
export interface SessionAlarms {
  /** Has `watchdog` look at the session after this many seconds, at least once. */
  schedule(session: { session_id: string; tenant_id: string }, delaySeconds: number): Promise<void>;
}
