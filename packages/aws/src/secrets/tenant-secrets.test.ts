import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startComponent, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { secretsManagerReader, secretsManagerVault } from './index.ts';

let client: SecretsManagerClient;

beforeAll(async () => {
  const { aws_endpoint_url: endpoint } = await startComponent('aws-emulator');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials });
}, 600_000);

describe("the secrets of tenants' credentials", () => {
  it('are read by version: what was added does not replace what is in force', async () => {
    const vault = secretsManagerVault('unit', client);
    const reader = secretsManagerReader('unit', client);
    const scope = tenantScopeFixture();
    const id = `crd_${crypto.randomUUID()}`;
    const first = await vault.create(scope, id, { token: 'one' });
    const second = await vault.add(scope, id, { token: 'two' });
    expect(await reader.read(scope, id, first)).toEqual({ token: 'one' });
    expect(await reader.read(scope, id, second)).toEqual({ token: 'two' });
    await expect(reader.read(tenantScopeFixture({ tenant_id: TENANT_B }), id, first)).rejects.toMatchObject({
      code: 'upstream_failed',
      cause: { name: 'ResourceNotFoundException' },
    });
    await vault.discard(scope, id);
    await expect(reader.read(scope, id, first)).rejects.toThrow();
  });
});
