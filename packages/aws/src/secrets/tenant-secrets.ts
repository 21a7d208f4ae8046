import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AppError, type TenantScope } from '@patchbay/core/kernel';
import type { SecretFields, SecretReader, SecretVault } from '@patchbay/core/provider-credentials';

/** `patchbay/<stage>/tenants/<tenant id>/<credential id>`: rights are given by the part before the tenant. */
function nameOf(stage: string, { tenant_id }: TenantScope, credentialId: string): string {
  return `patchbay/${stage}/tenants/${tenant_id}/${credentialId}`;
}

/** What the store says is for us: its messages name secrets and roles. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new AppError('upstream_failed', { message: 'The secret store did not answer properly.', cause });
  }
}

function named(version: string | undefined): string {
  if (version === undefined) throw new Error('Secrets Manager named no version');
  return version;
}

/** Writes the secrets of tenants' credentials. */
export function secretsManagerVault(stage: string, client = new SecretsManagerClient({})): SecretVault {
  return {
    async create(scope, credentialId, fields) {
      const { VersionId } = await answered(
        client.send(
          new CreateSecretCommand({
            Name: nameOf(stage, scope, credentialId),
            Description: `Provider credential of the tenant ${scope.tenant_id}`,
            SecretString: JSON.stringify(fields),
          }),
        ),
      );
      return named(VersionId);
    },

    async add(scope, credentialId, fields) {
      const { VersionId } = await answered(
        client.send(
          new PutSecretValueCommand({
            SecretId: nameOf(stage, scope, credentialId),
            SecretString: JSON.stringify(fields),
          }),
        ),
      );
      return named(VersionId);
    },

    async discard(scope, credentialId) {
      const SecretId = nameOf(stage, scope, credentialId);
      await answered(client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })));
    },
  };
}

/** Reads them, by version. A secret that cannot be read makes an error that names it and never its value. */
export function secretsManagerReader(stage: string, client = new SecretsManagerClient({})): SecretReader {
  return {
    async read(scope, credentialId, version) {
      const SecretId = nameOf(stage, scope, credentialId);
      const { SecretString } = await answered(client.send(new GetSecretValueCommand({ SecretId, VersionId: version })));
      try {
        return JSON.parse(SecretString ?? '') as SecretFields;
      } catch {
        // The parser's message would carry the text, so it is not passed on.
        throw new Error(`secret ${SecretId} is not a JSON object`);
      }
    },
  };
}
