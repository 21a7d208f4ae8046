import { randomUUID } from 'node:crypto';
import { awsCredentials, callAws } from '@patchbay/local-stack';
import { COLLECTIONS, createMongoClient } from '@patchbay/mongo';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { GatewayCaller } from './support/gateway-caller.ts';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS, type ProductTenant } from './support/product.ts';
import { openRoleProbe } from './support/role-probe.ts';
import { expectNoSecretInLogs } from './support/secrets-in-logs.ts';
import { freshToken, orderTool, storeCredential } from './support/tool-with-credential.ts';

let product: DeployedProduct;
let tenant: ProductTenant;
let api: GatewayCaller;
expectNoSecretInLogs(() => product);

beforeAll(async () => {
  product = await deployedProduct();
  tenant = await product.createTenant();
  api = product.api(tenant.token);
}, PRODUCT_UP_MS);

const secretNameOf = (id: string) => `patchbay/local/tenants/${tenant.tenant_id}/${id}`;

/** What Secrets Manager has, read with the account's own rights. */
async function stored(id: string): Promise<object> {
  const json = { SecretId: secretNameOf(id) };
  const call = { service: 'secretsmanager', target: 'secretsmanager.GetSecretValue', json };
  const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), call);
  expect(answer.ok, answer.text).toBe(true);
  return JSON.parse(JSON.parse(answer.text).SecretString);
}

/** Every document of the product as text. */
async function wholeDatabase(): Promise<string> {
  const client = createMongoClient(product.endpoints.mongodb_uri, { app_name: 'patchbay-test' });
  onTestFinished(() => client.close());
  const database = client.db('patchbay');
  const documents = await Promise.all(COLLECTIONS.map(({ name }) => database.collection(name).find().toArray()));
  return JSON.stringify(documents);
}

describe('the secret of a credential, as deployed', { timeout: 60_000 }, () => {
  it("is in Secrets Manager under its tenant's name, rotated there, and nowhere in the database", async () => {
    const [first, second] = [freshToken(), freshToken()];
    const id = await storeCredential(api, first);
    expect(await stored(id)).toEqual({ token: first });
    const rotated = await api.post(`/v1/provider-credentials/${id}/rotate`, { secret: { token: second } });
    expect(rotated.status, rotated.text).toBe(200);
    expect(await stored(id)).toEqual({ token: second });
    const database = await wholeDatabase();
    expect(database).toContain(id);
    expect([first, second].filter((token) => database.includes(token))).toEqual([]);
  });

  it('is read by the roles that send it, and by no other: IAM decides', async () => {
    const id = await storeCredential(api, freshToken());
    const probe = await openRoleProbe(product);
    const outcomes = async (...names: string[]) =>
      Promise.all(names.map(async (name) => [name, await probe.readSecret(name, secretNameOf(id))]));
    expect(await outcomes('test-tool-draft', 'test-tool-version')).toEqual([
      ['test-tool-draft', 'read'],
      ['test-tool-version', 'read'],
    ]);
    const without = ['create-provider-credential', 'rotate-provider-credential', 'get-provider-credential', 'get-tool'];
    expect(await outcomes(...without)).toEqual(without.map((name) => [name, 'AccessDeniedException']));
    // And those who may read the secrets of tenants read no other of the product's.
    expect(await probe.readSecret('test-tool-draft', 'patchbay/local/livekit')).toBe('AccessDeniedException');
  });
});

describe('testing a tool, as deployed', { timeout: 60_000 }, () => {
  it('sends the credential in force for a draft and for a version, and shows no answer that holds it', async () => {
    const [first, second] = [freshToken(), freshToken()];
    const credential = await storeCredential(api, first);
    const tool = await api.post('/v1/tools', { name: 'Orders', content: orderTool(product.tool_host, credential) });
    expect(tool.status, tool.text).toBe(201);
    const order = `A${randomUUID().slice(0, 8)}`;
    const run = async (path: string) => {
      const answer = await api.post(`/v1/tools/${tool.body.id}/${path}/test`, { arguments: { order_id: order } });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body).toMatchObject({ outcome: 'succeeded', result: { state: 'shipped' }, attempts: 1 });
      expect([first, second].filter((token) => answer.text.includes(token))).toEqual([]);
    };
    await run('draft');
    expect((await api.post(`/v1/tools/${tool.body.id}/versions`, {})).status).toBe(201);
    await api.post(`/v1/provider-credentials/${credential}/rotate`, { secret: { token: second } });
    await run('versions/1');
    const seen = (await product.seenByTools()).filter(({ url }) => url === `/orders/${order}`);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${first}`, `Bearer ${second}`]);
  });

  it('calls nothing on this machine that the deployment does not name', async () => {
    const content = orderTool('127.0.0.1:1', await storeCredential(api, freshToken()));
    const refused = await api.post('/v1/tools', { name: 'Inward', content });
    const answer =
      refused.status === 201
        ? await api.post(`/v1/tools/${refused.body.id}/draft/test`, { arguments: { order_id: 'A1' } })
        : refused;
    expect([answer.status, answer.body.error?.param ?? answer.body.error_code], answer.text).toEqual([
      422,
      expect.stringContaining('url'),
    ]);
  });
});
