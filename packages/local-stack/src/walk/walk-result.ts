/** A passage with the place that it was taken from. */
export interface WalkCitation {
  readonly file_id: string;
  readonly file_name: string;
  readonly version: number;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** What the walk of the main job found: the last line of `npm start -- --json`. */
export interface WalkResult {
  readonly ok: boolean;
  readonly steps: readonly { readonly name: string; readonly ms: number }[];
  readonly ingestion: {
    readonly file_id: string;
    readonly pages: number;
    readonly chunks: number;
    readonly ms: number;
  };
  readonly search: {
    readonly query: string;
    readonly top: { readonly file_name: string; readonly page: number; readonly score: number; readonly text: string };
  };
  /** Null where this machine has no LiveKit. */
  readonly session: null | {
    readonly session_id: string;
    /** From the request to the agent in the room, listening. */
    readonly agent_joined_ms: number;
    readonly answer: string;
    readonly citations: readonly WalkCitation[];
    /** Audible speech of the agent's answer. */
    readonly audio_ms: number;
  };
}
