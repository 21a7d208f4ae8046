import { AppError, type TenantScope, type Work } from '../kernel/index.ts';
import type { CredentialKind, SecretFields } from './credential-kinds.ts';
import type { CredentialRepository, SecretReader, StoredCredential } from './credential-ports.ts';
import { cachedSecrets } from './secret-cache.ts';
import { isAllowedHost } from './tool-secrets.ts';

/** The kind of credential that opens each provider of models. A server of the tenant's own takes a bearer token. */
const MODEL_CREDENTIAL_KINDS: Readonly<Record<string, CredentialKind>> = {
  openai: 'openai',
  openai_compatible: 'http_bearer',
  deepgram: 'deepgram',
  elevenlabs: 'elevenlabs',
  cartesia: 'cartesia',
  google: 'google',
  livekit_inference: 'livekit',
};

/** A model in a runtime config that names the account it is used with. */
export interface ModelReference {
  /** Field of the config that names the provider's section, such as `llm.fallbacks.0`. */
  readonly path: string;
  readonly provider: string;
  readonly credential_id?: string | undefined;
  readonly base_url?: string | undefined;
}

/** What opens a provider. */
export interface ModelAccount {
  readonly base_url?: string | undefined;
  readonly api_key?: string | undefined;
  readonly api_secret?: string | undefined;
}

/** The platform's own accounts, by provider; a provider that is missing here needs the tenant's. */
export type PlatformAccounts = Readonly<Record<string, ModelAccount | undefined>>;

/** Finds the accounts of a tenant's models. */
export interface ModelAccounts {
  /**
   * The tenant's account where the reference names a credential, else the platform's.
   *
   * @throws AppError `reference_not_found`, `reference_archived`, `unprocessable` (kind or host),
   * `runtime_feature_unavailable` (the platform has no account with the provider), `upstream_failed` (the secret could
   * not be read)
   */
  find(scope: TenantScope, reference: ModelReference): Promise<ModelAccount>;
}

/** What finding accounts needs. */
export interface ModelAccountDeps {
  readonly credentials: Pick<CredentialRepository, 'get'>;
  readonly secrets: SecretReader;
  readonly platform: PlatformAccounts;
}

/**
 * Accounts for models. The document is read each time, so that archiving and rotating bite with the next session; the
 * value of a version is read once a process.
 */
export function createModelAccounts({ credentials, secrets, platform }: ModelAccountDeps): ModelAccounts {
  const cached = cachedSecrets(secrets);
  return {
    async find(scope, reference) {
      const { credential_id, base_url, path } = reference;
      if (credential_id === undefined) return platformAccount(platform, reference);
      const credential = await usable(credentials, scope, reference, `runtime_config.${path}`);
      const fields = await cached.read(scope, credential_id, credential.secret_version);
      return { ...(base_url === undefined ? {} : { base_url }), ...accountOf(fields, reference) };
    },
  };
}

/**
 * Lets models pass only with credentials of their provider; a tenant's own server gets only those that may be sent
 * there.
 *
 * @throws AppError `reference_not_found`, `reference_archived`, `unprocessable`, naming the field.
 */
export async function assertModelCredentials(
  credentials: Pick<CredentialRepository, 'get'>,
  scope: TenantScope,
  references: readonly ModelReference[],
  work?: Work,
): Promise<void> {
  for (const reference of references) {
    if (reference.credential_id === undefined) continue;
    await usable(credentials, scope, reference, `content.${reference.path}`, work);
  }
}

async function usable(
  credentials: Pick<CredentialRepository, 'get'>,
  scope: TenantScope,
  { provider, credential_id = '', base_url }: ModelReference,
  path: string,
  work?: Work,
): Promise<StoredCredential> {
  const param = `${path}.credential_id`;
  const credential = await credentials.get(scope, credential_id, work);
  if (credential === null) {
    throw new AppError('reference_not_found', { message: 'There is no such provider credential.', param });
  }
  if (credential.archived_at !== null) throw new AppError('reference_archived', { param });
  const kind = MODEL_CREDENTIAL_KINDS[provider];
  if (credential.kind !== kind) {
    const message = `${param} is a credential of the kind ${credential.kind}; ${provider} takes ${kind ?? 'none'}.`;
    throw new AppError('unprocessable', { message, param });
  }
  const host = base_url === undefined ? undefined : URL.parse(base_url)?.hostname;
  if (host !== undefined && !isAllowedHost(credential.allowed_hosts, host)) {
    const message = `${param} may not be sent to ${host}: add the host to allowed_hosts of the credential first.`;
    throw new AppError('unprocessable', { message, param });
  }
  return credential;
}

function platformAccount(platform: PlatformAccounts, { provider, base_url, path }: ModelReference): ModelAccount {
  // A server of the tenant's own without a credential asks for none; the platform's keys never go there.
  if (base_url !== undefined) return { base_url };
  const account = platform[provider];
  if (account !== undefined) return account;
  throw new AppError('runtime_feature_unavailable', {
    message: `The platform has no account with ${provider} here. Name one of the tenant's in credential_id.`,
    param: `runtime_config.${path}.credential_id`,
  });
}

function accountOf(fields: SecretFields, { provider, path }: ModelReference): ModelAccount {
  const api_key = fields['api_key'] ?? fields['token'];
  if (api_key === undefined) {
    const param = `runtime_config.${path}.credential_id`;
    const message = `The credential in ${param} holds no api_key, which ${provider} needs: rotate it to one.`;
    throw new AppError('unprocessable', { message, param });
  }
  return { api_key, ...(fields['api_secret'] === undefined ? {} : { api_secret: fields['api_secret'] }) };
}
