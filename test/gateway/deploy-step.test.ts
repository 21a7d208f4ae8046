import { awsCredentials, callAws } from '@patchbay/local-stack';
import { createMongoClient, planMigrations } from '@patchbay/mongo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeployedProduct, deployedProduct, PRODUCT_UP_MS } from './support/product.ts';

const FUNCTIONS = '/2015-03-31/functions';
const MIGRATE = 'patchbay-local-migrate-database';

let product: DeployedProduct;
let client: ReturnType<typeof createMongoClient>;

beforeAll(async () => {
  product = await deployedProduct();
  client = createMongoClient(product.endpoints.mongodb_migrations_uri, { app_name: 'patchbay-test' });
}, PRODUCT_UP_MS);
afterAll(() => client.close());

async function lambda(method: string, path: string, more: { json?: object; query?: Record<string, string> } = {}) {
  const call = { service: 'lambda', method, path, ...more };
  const answer = await callAws(product.endpoints.aws_endpoint_url, awsCredentials(process.env), call, 60_000);
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text);
}

async function functions(): Promise<{ FunctionName: string; LastModified: string }[]> {
  const all: { FunctionName: string; LastModified: string }[] = [];
  let Marker = '';
  do {
    const page = await lambda('GET', `${FUNCTIONS}/`, { query: { MaxItems: '50', ...(Marker && { Marker }) } });
    all.push(...page.Functions);
    Marker = page.NextMarker ?? '';
  } while (Marker !== '');
  return all;
}

describe('a deployment', () => {
  it('has migrated the database before any function that expects it was there', async () => {
    const rows = client.db('patchbay').collection<{ _id: string; applied_at: Date }>('migrations');
    const row = await rows.findOne({ _id: '0001-collections' });
    expect(row).toMatchObject({ state: 'applied', attempts: 1, runner: expect.stringMatching(/^request \S+$/) });
    const all = await functions();
    const after = all.filter(({ FunctionName }) => FunctionName !== MIGRATE);
    expect(after.length).toBeGreaterThan(100);
    expect(all.length - after.length).toBe(1);
    const first = Math.min(...after.map(({ LastModified }) => Date.parse(LastModified)));
    // The emulator notes whole seconds.
    expect(row?.applied_at.getTime()).toBeLessThan(first + 1_000);
  });

  it('leaves nothing to migrate: by hand, as a dry run and for real', async () => {
    const invoke = (json: object) => lambda('POST', `${FUNCTIONS}/${MIGRATE}/invocations`, { json });
    expect(await invoke({ dry_run: true })).toEqual({ dry_run: true, pending: [] });
    expect(await invoke({})).toEqual({ dry_run: false, applied: [] });
    // What is in the bundle is what is in the sources.
    expect(await planMigrations(client, 'patchbay')).toEqual({ pending: [] });
  });
});
