import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startComponent } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { secretsManagerSource } from './index.ts';

let client: SecretsManagerClient;

beforeAll(async () => {
  const { aws_endpoint_url: endpoint } = await startComponent('aws-emulator');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials });
}, 600_000);

async function secretOf(SecretString: string): Promise<string> {
  const Name = `test/${crypto.randomUUID()}`;
  await client.send(new CreateSecretCommand({ Name, SecretString }));
  return Name;
}

describe('secrets of Secrets Manager', () => {
  it('are objects of variables', async () => {
    const name = await secretOf('{"MONGODB_URI":"mongodb://x","EMPTY":""}');
    expect(await secretsManagerSource(client)(name)).toEqual({ MONGODB_URI: 'mongodb://x', EMPTY: '' });
  });

  it.each(['not json: hunter2', '"hunter2"', 'null', '["hunter2"]', '7'])(
    'that hold %s are refused by name, and what they hold is not told',
    async (text) => {
      const name = await secretOf(text);
      const error = await secretsManagerSource(client)(name).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      expect(error?.message).toBe(`secret ${name} is not a JSON object`);
      expect(error?.cause).toBeUndefined();
    },
  );

  it('that are not there are an error', async () => {
    await expect(secretsManagerSource(client)('test/absent')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
