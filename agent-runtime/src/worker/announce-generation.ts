import { type InternalKey, signInternalRequest } from '@patchbay/core/internal-auth';
import type { Clock } from '@patchbay/core/kernel';

export interface AnnounceDeps {
  readonly internal_api_url: string;
  readonly key: InternalKey;
  readonly clock: Clock;
  readonly nonce: () => string;
}

const TIMEOUT_MS = 5_000;
const PATH = '/internal/v1/runtime-generations';

/** `POST /internal/v1/runtime-generations`: agents only read the database, so the API writes it down. Throws on refusal. */
export async function announceGeneration(generation: number, deps: AnnounceDeps): Promise<void> {
  const body = JSON.stringify({ generation });
  const response = await fetch(`${deps.internal_api_url}${PATH}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...signInternalRequest({ method: 'POST', path: PATH, body }, deps.key, deps),
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`the internal API answered ${response.status}`);
}
