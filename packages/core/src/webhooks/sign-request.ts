import type { Clock, TenantScope } from '../kernel/index.ts';
import type { SecretReader } from '../provider-credentials/index.ts';
import type { EndpointRepository, StoredEndpoint } from './webhook-ports.ts';
import { type SignedMessage, signatureHeaders } from './webhook-signature.ts';

/** An endpoint whose secrets cannot sign; the message is fit for whoever configured it. */
export class UnusableSecrets extends Error {
  override name = 'UnusableSecrets';
}

/** Signs requests that are no events with the secrets of an endpoint: receivers verify both alike. */
export interface WebhookSigner {
  /**
   * The headers of Standard Webhooks over a message.
   *
   * @throws UnusableSecrets where the endpoint is not there or archived.
   */
  sign(scope: TenantScope, endpointId: string, message: SignedMessage): Promise<Record<string, string>>;
}

/** The text of the secrets that sign now: while they rotate, both. */
async function signingSecrets(
  secrets: SecretReader,
  scope: TenantScope,
  endpoint: StoredEndpoint,
  now: Date,
): Promise<string[]> {
  const { previous_secret_version: before, previous_secret_expires_at: until } = endpoint;
  const overlaps = before !== null && until !== null && now < until;
  const versions = [endpoint.secret_version, ...(overlaps ? [before] : [])];
  const fields = await Promise.all(versions.map((version) => secrets.read(scope, endpoint.id, version)));
  return fields.map(({ secret }) => String(secret));
}

/** Makes it. */
export function createWebhookSigner({
  endpoints,
  secrets,
  clock,
}: {
  readonly endpoints: Pick<EndpointRepository, 'get'>;
  readonly secrets: SecretReader;
  readonly clock: Clock;
}): WebhookSigner {
  return {
    async sign(scope, id, message) {
      const endpoint = await endpoints.get(scope, id);
      if (endpoint === null || endpoint.archived_at !== null) {
        throw new UnusableSecrets(`There is no webhook endpoint ${id} any more whose secret could sign.`);
      }
      return signatureHeaders(message, await signingSecrets(secrets, scope, endpoint, clock.now()));
    },
  };
}
