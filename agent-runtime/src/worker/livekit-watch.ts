const TIMEOUT_MS = 2_000;

/** Whether the framework's worker is connected, as its own health says. */
export interface LivekitWatch {
  /** One look, to be repeated; never throws. */
  look(): Promise<void>;
  /** When it last was, in milliseconds of `performance.now()`; undefined before the first time. */
  connectedAt(): number | undefined;
}

/** @param health_url where the framework answers 200 while it is connected and its inference process lives. */
export function watchLivekit(health_url: string): LivekitWatch {
  let connectedAt: number | undefined;
  return {
    connectedAt: () => connectedAt,
    async look() {
      const response = await fetch(health_url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
      await response?.arrayBuffer().catch(() => undefined);
      if (response?.ok === true) connectedAt = performance.now();
    },
  };
}
