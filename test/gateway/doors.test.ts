import { AppError, type ErrorCode } from '@patchbay/core/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { stageConfig } from '../../infra/config/stages.ts';
import { errorBody } from '../../packages/http/src/handler/error-body.ts';
import type { ApiAnswer } from '../api/support/client.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';

/** Nobody's id in every path: who gets past a door would be told 404 or 400, not 401. */
const ABSENT = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const pathOf = (path: string) => path.replaceAll(/\{[^}]+\}/g, `xxx_${ABSENT}`);
const [origin = ''] = stageConfig({ target: 'local' }, 'x64').cors_origins;

let product: DeployedProduct;
beforeAll(async () => {
  product = await deployedProduct();
}, PRODUCT_UP_MS);

/** The gateway's answer is one of ours, and names itself in the header as in the body. */
function expectOurError(answer: ApiAnswer, code: ErrorCode): void {
  const error = new AppError(code);
  expect(answer.status).toBe(error.status);
  expect(answer.body).toEqual(errorBody(error, answer.headers['request-id'] ?? 'no Request-Id'));
}

describe('the deployed gateway', () => {
  it('answers without a credential where everyone may call', async () => {
    expect(await product.api().get('/v1/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('turns everyone away from every guarded route who has no token or a made-up one', async () => {
    const guarded = routes.filter(({ auth }) => auth === 'cognito' || auth === 'session');
    const forged = `${btoa('{"alg":"none"}')}.${btoa('{"scope":"patchbay/api","token_use":"access"}')}.`;
    for (const token of [undefined, 'junk', forged]) {
      const answers = guarded.map(({ method, path }) => product.api(token).call(method, pathOf(path)));
      for (const answer of await Promise.all(answers)) expectOurError(answer, 'unauthenticated');
    }
  });

  it('says that an operation does not exist, for unknown paths and for unknown methods', async () => {
    expectOurError(await product.api().get('/v1/nothing-here'), 'route_not_found');
    expectOurError(await product.api().call('DELETE', '/v1/prompts'), 'route_not_found');
  });

  it('lets browsers call from the configured origins, and from no others', async () => {
    const preflight = (from: string) =>
      product
        .api()
        .call('OPTIONS', '/v1/prompts', undefined, { origin: from, 'access-control-request-method': 'POST' });
    const allowed = await preflight(origin);
    expect(allowed.status).toBe(204);
    expect(allowed.headers['access-control-allow-origin']).toBe(origin);
    expect(allowed.headers['access-control-allow-headers']?.toLowerCase()).toContain('idempotency-key');
    expect((await preflight('https://elsewhere.example')).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('lets a browser read its refusals', async () => {
    const refused = await product.api().get('/v1/prompts', { origin });
    expect(refused.headers['access-control-allow-origin']).toBe(origin);
  });
});
