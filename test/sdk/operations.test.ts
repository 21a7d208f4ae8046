import { routeMatcher } from '@patchbay/http/host';
import { Patchbay, PatchbayError } from '@patchbay/sdk';
import { operationDetails, operations } from '@patchbay/sdk/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { type Door, openDoor } from './support/door.ts';

/** Codes with which an operation refuses before it looks at the request as one of its own. */
const NOT_REACHED = ['route_not_found', 'malformed_request', 'unsupported_media_type', 'unauthenticated', 'http_404'];

let api: TestApi;
let door: Door;
let patchbay: Patchbay;
beforeAll(async () => {
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT } });
  door = await openDoor(api);
  const { principal } = await api.tenant();
  const accessToken = await api.identity.tokenOf(principal);
  patchbay = new Patchbay({ baseUrl: door.url, accessToken, maxRetries: 0, timeoutMs: 15_000 });
});
afterAll(() => door.close());

/** Values for the placeholders of a path, as the document shows them. */
function paramsOf(id: string): unknown[] {
  return (operationDetails[id]?.params ?? []).map(({ kind, example }) =>
    kind === 'integer' ? 1 : (example ?? 'production'),
  );
}

describe('every operation of the API', () => {
  const idOf = routeMatcher(routes);

  it.each(operations.map((operation) => [operation.id, operation] as const))('%s is reached', async (id, operation) => {
    const params = paramsOf(id);
    const body = operation.body === undefined ? [] : [operationDetails[id]?.example ?? {}];
    door.requests.length = 0;
    const answer = await Promise.resolve(patchbay.invoke(operation, ...params, ...body))
      .then((result) => (operation.list === true ? (result as { page(): Promise<unknown> }).page() : result))
      .catch((error: unknown) => error);
    if (answer instanceof Error && !(answer instanceof PatchbayError)) throw answer;
    const code = answer instanceof PatchbayError ? answer.code : 'ok';
    // An operator's token is nothing to the routes of an end user: that they say so is how far it reaches.
    if (!operation.at.startsWith('client.session.')) expect(NOT_REACHED, JSON.stringify(answer)).not.toContain(code);
    expect(door.requests).toHaveLength(1);
    const [request] = door.requests;
    const path = new URL(request?.url ?? '', door.url).pathname;
    const match = idOf(request?.method ?? '', path);
    expect(match?.route.id).toBe(id);
    expect(request?.headers['idempotency-key'] !== undefined).toBe(operation.idempotent === true);
  });

  it('has a name of its own', () => {
    expect(new Set(operations.map(({ at }) => at)).size).toBe(operations.length);
  });
});
