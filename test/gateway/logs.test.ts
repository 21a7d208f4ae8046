import { beforeAll, expect, it } from 'vitest';
import { logOf } from './support/function-logs.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

let product: DeployedProduct;
let tenant: ProductTenant;

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
}, PRODUCT_UP_MS);

expectNoSecretInLogs(() => product);

it('functions log every call under its request id, and no secret of a caller', { timeout: 90_000 }, async () => {
  const { secret } = await product.createApiKey(tenant.owner_token, ['search:read']);
  const exchanged = await product.exchange(secret);
  const refused = await product.exchange(`${secret}x`);
  const forbidden = await product.api(exchanged.body.access_token).get('/v1/agents');
  for (const [name, { headers }] of [
    ['create-token', exchanged],
    ['create-token', refused],
    ['list-agents', forbidden],
  ] as const) {
    await expect
      .poll(() => logOf(product, name), { timeout: 20_000 })
      .toContain(`"request_id":"${headers['request-id']}"`);
  }
  expect(exchanged.body.access_token.split('.')).toHaveLength(3);
});
