import type { TenantScope } from '../kernel/index.ts';
import { isSentKind, type SecretFields, type SentCredentialKind } from './credential-kinds.ts';
import type { CredentialRepository, SecretReader } from './credential-ports.ts';
import { cachedSecrets } from './secret-cache.ts';

/** A credential as a request carries it. */
export interface ToolSecret {
  /** The whole value of the header or query parameter. */
  readonly value: string;
  /** Every form in which it could come back in an answer: to be masked there. */
  readonly forms: readonly string[];
}

/** Gives tools the credentials they refer to. */
export interface ToolSecrets {
  /**
   * The credential as it is sent to a host.
   *
   * @throws UnusableCredential where it is not there, archived, of a kind that tools do not send, or not for this host.
   */
  get(scope: TenantScope, credentialId: string, host: string): Promise<ToolSecret>;
  /**
   * The secrets of an `http_signature` credential, which sign requests to a host: more than one while they change.
   *
   * @throws UnusableCredential where it is not there, archived, of another kind, or not for this host.
   */
  signing(scope: TenantScope, credentialId: string, host: string): Promise<readonly string[]>;
}

/** A credential that cannot be sent; the message is fit for whoever configures the tool. */
export class UnusableCredential extends Error {
  override name = 'UnusableCredential';
}

/** What giving out secrets needs. */
export interface ToolSecretsDeps {
  readonly credentials: Pick<CredentialRepository, 'get'>;
  readonly secrets: SecretReader;
}

/**
 * Secrets for tools. The document is read each time, so that archiving, rotating and taking a host away bite at once;
 * the value of a version never changes and is read once a process.
 */
export function createToolSecrets({ credentials, secrets }: ToolSecretsDeps): ToolSecrets {
  const cached = cachedSecrets(secrets);
  async function usable(scope: TenantScope, id: string, host: string) {
    const credential = await credentials.get(scope, id);
    if (credential === null) throw new UnusableCredential(`There is no provider credential ${id}.`);
    const { allowed_hosts, archived_at } = credential;
    if (archived_at !== null) throw new UnusableCredential(`The provider credential ${id} is archived.`);
    if (!isAllowedHost(allowed_hosts, host)) {
      throw new UnusableCredential(`${host} is not among the allowed_hosts of the provider credential ${id}.`);
    }
    return credential;
  }
  return {
    async get(scope, id, host) {
      const { kind, secret_version } = await usable(scope, id, host);
      if (!isSentKind(kind)) throw new UnusableCredential(`Tools cannot send a credential of the kind ${kind}.`);
      return toolSecret(kind, await cached.read(scope, id, secret_version));
    },

    async signing(scope, id, host) {
      const { kind, secret_version } = await usable(scope, id, host);
      if (kind !== 'http_signature') throw new UnusableCredential(`A credential of the kind ${kind} signs nothing.`);
      const { secret = '', previous_secret } = await cached.read(scope, id, secret_version);
      return previous_secret === undefined ? [secret] : [secret, previous_secret];
    },
  };
}

/** Whether a credential may go to a host. */
export function isAllowedHost(allowed: readonly string[], host: string): boolean {
  const name = host.toLowerCase();
  return allowed.some((each) => (each.startsWith('*.') ? name.endsWith(each.slice(1)) : name === each));
}

function toolSecret(kind: SentCredentialKind, fields: SecretFields): ToolSecret {
  const { value = '', token = '', username = '', password = '' } = fields;
  switch (kind) {
    case 'http_header':
      return { value, forms: [value] };
    case 'http_bearer':
      return { value: `Bearer ${token}`, forms: [token] };
    case 'http_basic': {
      const encoded = base64(`${username}:${password}`);
      return { value: `Basic ${encoded}`, forms: [encoded, password] };
    }
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
