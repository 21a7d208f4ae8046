import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/routes.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';

/** Of the local stage: infra/config/stages.ts. */
const CONSOLE = 'http://localhost:3000';

let product: DeployedProduct;

beforeAll(async () => {
  product = await deployedProduct();
}, PRODUCT_UP_MS);

describe('what anybody may see', { timeout: 60_000 }, () => {
  it('is the OpenAPI document, with every public path in it', async () => {
    const { status, body } = await product.api().get('/v1/openapi.json');
    expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.1/)]);
    for (const { path, auth } of routes.filter((route) => route.path.startsWith('/v1/'))) {
      expect(Object.keys(body.paths), `${auth} ${path}`).toContain(path);
    }
  });

  it('is the documentation: an explorer that says what it loads, a plain reference and every error', async () => {
    const explorer = await product.api().get('/v1/docs');
    expect([explorer.status, explorer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const [, src = '', integrity] = /<script src="([^"]+)" integrity="([^"]+)"/.exec(explorer.text) ?? [];
    expect(integrity).toMatch(/^sha384-/);
    expect(explorer.headers['content-security-policy']).toContain(`script-src ${new URL(src).origin} 'sha256-`);
    const reference = await product.api().get('/v1/docs/reference');
    expect([reference.status, reference.text.includes('id="rotateProviderCredential"')]).toEqual([200, true]);
    const { body } = await product.api().get('/v1/prompts');
    const [path, code] = body.error.doc_url.split('#');
    expect((await product.api().get(path)).text).toContain(`id="${code}"`);
  });

  it('is the key that verifies session JWTs, and nothing of its private half', async () => {
    const { status, body, headers } = await product.api().get('/.well-known/jwks.json');
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    expect(body.keys).toEqual([
      {
        kty: 'EC',
        crv: 'P-256',
        alg: 'ES256',
        use: 'sig',
        kid: expect.any(String),
        x: expect.any(String),
        y: expect.any(String),
      },
    ]);
  });
});

describe('the signed doors', { timeout: 60_000 }, () => {
  it.each([
    ['the internal API', '/internal/v1/sessions/ses_01J9Z3XK5T8Q4V7N2M6R0W1YBC/reports'],
    ["LiveKit's webhooks", '/webhooks/livekit'],
  ])('stay closed without a signature: %s', async (_what, path) => {
    const { status, body } = await product.api().post(path, {});
    expect([status, body.error.code]).toEqual([401, 'invalid_signature']);
  });
});

describe('browsers', { timeout: 60_000 }, () => {
  const preflight = (path: string, Origin: string) =>
    product.api().call('OPTIONS', path, undefined, {
      Origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
    });

  it('of the configured origin may call every path, whoever is behind them', async () => {
    for (const path of ['/v1/prompts', '/v1/oauth/token', '/v1/client/session', '/v1/agents/agt_1/bindings']) {
      const { status, headers } = await preflight(path, CONSOLE);
      expect([path, status, headers['access-control-allow-origin']]).toEqual([path, 204, CONSOLE]);
      expect(headers['access-control-allow-methods']).toContain('PATCH');
      expect(headers['access-control-allow-headers']?.toLowerCase()).toContain('idempotency-key');
    }
  });
});
