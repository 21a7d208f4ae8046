import { beforeAll, expect, it } from 'vitest';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';

let product: DeployedProduct;
let tenant: ProductTenant;

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
}, PRODUCT_UP_MS);

it('lets a platform operator make a tenant whose owner signs in and whose key is exchanged for a token', async () => {
  for (const token of [tenant.owner_token, tenant.token]) {
    const answer = await product.api(token).get(`/v1/tenants/${tenant.tenant_id}`);
    expect(answer).toMatchObject({ status: 200, body: { id: tenant.tenant_id, status: 'active' } });
  }
});
