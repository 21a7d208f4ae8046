import { Patchbay, PermissionError, responseOf } from '@patchbay/sdk';
import { beforeAll, expect, it } from 'vitest';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';

let product: DeployedProduct;
expectNoSecretInLogs(() => product);
let tenant: ProductTenant;

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
}, PRODUCT_UP_MS);

it('the SDK gets along with an API key alone: token, calls, pages, and a refusal by scope', async () => {
  const patchbay = new Patchbay({ baseUrl: product.api_url, apiKey: tenant.api_key.secret });
  const prompt = await patchbay.prompts.create({ name: 'By SDK', content: { template: 'Hello.' } });
  expect(prompt.tenant_id).toBe(tenant.tenant_id);
  expect(responseOf(prompt)?.request_id).toMatch(/./);
  expect((await patchbay.prompts.versions.publish(prompt.id)).version).toBe(1);
  expect((await patchbay.prompts.list({ name: 'By SDK' }).toArray()).map(({ id }) => id)).toEqual([prompt.id]);
  const { secret } = await product.createApiKey(tenant.owner_token, ['search:read']);
  const narrow = new Patchbay({ baseUrl: product.api_url, apiKey: secret });
  await expect(narrow.prompts.list().page()).rejects.toBeInstanceOf(PermissionError);
}, 60_000);
