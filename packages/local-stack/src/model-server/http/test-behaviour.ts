import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ApiError, parseOrThrow } from './api-error.ts';
import { type Endpoint, sendJson } from './endpoint.ts';
import { readJson } from './read-body.ts';

const behaviourSchema = z.strictObject({
  /** Path of the endpoint, for instance `/v1/embeddings`. */
  endpoint: z.string().startsWith('/v1/'),
  /** Added before every answer. */
  delay_ms: z.int().min(0).max(600_000).default(0),
  /** This many of the next requests fail with `fail_status`. */
  fail_next: z.int().min(0).max(1_000_000).default(0),
  fail_status: z.int().min(400).max(599).default(500),
  /** Requests get no answer until the client goes away or the behaviour is set anew. */
  hang: z.boolean().default(false),
});
type Behaviour = z.output<typeof behaviourSchema> & { changed: AbortController };

/** Faults and fixed delays on demand, for tests and benches; there only when the test hooks are switched on. */
export type TestBehaviour = {
  endpoints: readonly Endpoint[];
  /** Applies what is set for a path. @throws ApiError of the status asked for */
  apply(path: string, signal: AbortSignal): Promise<void>;
};

/** `POST /test/behaviour` sets one endpoint's behaviour (replacing it), `GET` shows all and counts, `DELETE` resets. */
export function createTestBehaviour(): TestBehaviour {
  const behaviours = new Map<string, Behaviour>();
  const counts = new Map<string, number>();

  const show = () => ({
    behaviours: [...behaviours.values()].map(({ changed: _changed, ...behaviour }) => behaviour),
    requests: Object.fromEntries(counts),
  });
  const replace = (endpoint: string, next?: Behaviour) => {
    behaviours.get(endpoint)?.changed.abort();
    if (next) behaviours.set(endpoint, next);
    else behaviours.delete(endpoint);
  };

  return {
    endpoints: [
      { method: 'GET', path: '/test/behaviour', handle: async ({ response }) => sendJson(response, show()) },
      {
        method: 'POST',
        path: '/test/behaviour',
        async handle({ request, response }) {
          const set = parseOrThrow(behaviourSchema, await readJson(request, 10_000));
          replace(set.endpoint, { ...set, changed: new AbortController() });
          sendJson(response, show());
        },
      },
      {
        method: 'DELETE',
        path: '/test/behaviour',
        async handle({ response }) {
          for (const endpoint of [...behaviours.keys()]) replace(endpoint);
          counts.clear();
          sendJson(response, show());
        },
      },
    ],
    async apply(path, signal) {
      if (path.startsWith('/v1/')) counts.set(path, (counts.get(path) ?? 0) + 1);
      const behaviour = behaviours.get(path);
      if (!behaviour) return;
      if (behaviour.hang) await untilAborted(AbortSignal.any([signal, behaviour.changed.signal]));
      if (behaviour.delay_ms > 0) await sleep(behaviour.delay_ms, undefined, { signal });
      if (behaviour.fail_next === 0) return;
      behaviour.fail_next -= 1;
      const message = 'This failure was asked for through /test/behaviour.';
      throw new ApiError({ status: behaviour.fail_status, message, code: 'test_failure' });
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
