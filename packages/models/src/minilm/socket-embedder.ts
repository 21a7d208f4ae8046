import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Embedder } from '@patchbay/core/vector-search';
import { measuring } from '../batching/dimensions.ts';
import { PATIENCE, type Purpose } from '../batching/patience.ts';
import { providerError } from '../batching/provider-error.ts';
import { unitVectors } from '../batching/unit-vectors.ts';

/** First pause before a process that is not there (yet) is asked again; each next one is twice as long. */
const PAUSE_MS = 200;

/** An embedder in another process of this machine: see `serveEmbedder`. */
export function socketEmbedder(model: string, socket_path: string): Embedder {
  async function ask(texts: readonly string[], purpose: Purpose): Promise<number[][]> {
    const { retries, total_timeout_ms } = PATIENCE[purpose];
    const signal = AbortSignal.timeout(total_timeout_ms);
    for (let tries = 0; ; tries += 1) {
      try {
        return unitVectors(await exchange(socket_path, { texts, purpose }, signal), texts.length);
      } catch (error) {
        if (signal.aborted) throw failure(undefined, true);
        if (tries > retries || !isAway(error)) throw isAway(error) ? failure(undefined, false) : error;
        await pause(PAUSE_MS * 2 ** tries * (0.5 + Math.random() / 2));
      }
    }
  }

  return measuring(model, async (texts, purpose) => (texts.length === 0 ? [] : ask(texts, purpose)));
}

const failure = (status: number | undefined, timed_out: boolean) =>
  providerError({ provider: 'the embedder of this worker', status, timed_out });

const isAway = (error: unknown) =>
  ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');

function exchange(socketPath: string, body: object, signal: AbortSignal): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath, method: 'POST', path: '/', signal }, (response) => {
      if (response.statusCode === 200) json(response).then((vectors) => resolve(vectors as unknown[]), reject);
      else {
        response.resume();
        reject(failure(response.statusCode, false));
      }
    });
    asking.on('error', reject);
    asking.end(JSON.stringify(body));
  });
}
