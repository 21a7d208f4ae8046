import { awsCredentials, callAws } from '@patchbay/local-stack';
import { beforeAll, expect, it } from 'vitest';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';

let product: DeployedProduct;
let tenant: ProductTenant;

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
}, PRODUCT_UP_MS);

/** Everything that a function has logged, from CloudWatch Logs. */
async function logOf(name: string): Promise<string> {
  const json = { logGroupName: `/aws/lambda/patchbay-local-${name}` };
  const request = { service: 'logs', target: 'Logs_20140328.FilterLogEvents', json };
  const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), request);
  if (!answer.ok) return '';
  const { events } = JSON.parse(answer.text) as { events: { message: string }[] };
  return events.map(({ message }) => message).join('\n');
}

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
    await expect.poll(() => logOf(name), { timeout: 20_000 }).toContain(`"request_id":"${headers['request-id']}"`);
  }
  const functions = ['create-token', 'list-agents', 'create-api-key', 'claim-key-token', 'claim-person-token'];
  const text = (await Promise.all(functions.map(logOf))).join('\n');
  const signatures = [exchanged.body.access_token, tenant.token, tenant.owner_token].map(
    (token) => token.split('.')[2],
  );
  for (const never of [secret.slice(35), tenant.api_key.secret.slice(35), tenant.owner.password, ...signatures]) {
    expect(never.length).toBeGreaterThan(20);
    expect(text.includes(never), 'a secret is in the log').toBe(false);
  }
});
