import { Agent, get } from 'node:http';

const TIMEOUT_MS = 2_000;

/** Whether the framework's worker is connected, as its own health says. */
export interface LivekitWatch {
  /** One look, to be repeated; never throws. */
  look(): Promise<void>;
  /** When it last was, in milliseconds of `performance.now()`; undefined before the first time. */
  connectedAt(): number | undefined;
}

/**
 * Asked every second for as long as the worker lives, so by one connection that stays open: `fetch` takes three times the
 * processor time.
 *
 * @param health_url where the framework answers 200 while it is connected and its inference process lives.
 */
export function watchLivekit(health_url: string): LivekitWatch {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let connectedAt: number | undefined;
  return {
    connectedAt: () => connectedAt,
    async look() {
      if (await isGreen(health_url, agent)) connectedAt = performance.now();
    },
  };
}

function isGreen(url: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent, timeout: TIMEOUT_MS }, (response) => {
      response.resume();
      response.once('close', () => resolve(response.complete && response.statusCode === 200));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}
