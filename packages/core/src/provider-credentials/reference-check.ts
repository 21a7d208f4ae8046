import { AppError, type TenantScope, type Work } from '../kernel/index.ts';
import { isSentKind } from './credential-kinds.ts';
import type { CredentialRepository } from './credential-ports.ts';
import { isAllowedHost } from './tool-secrets.ts';

/** Something that is about to refer to a credential. */
export interface IntendedReference {
  /** Field of the request that holds the id. */
  readonly path: string;
  readonly credential_id: string;
  readonly host: string;
  /** Whether it signs requests instead of being sent with them. */
  readonly signs?: boolean;
}

/**
 * Lets references pass only to credentials that can be sent to where they would go.
 *
 * @throws AppError `reference_not_found`, `reference_archived`, `unprocessable` (kind or host), naming the field.
 */
export async function assertCredentialsUsable(
  credentials: Pick<CredentialRepository, 'get'>,
  scope: TenantScope,
  references: readonly IntendedReference[],
  work?: Work,
): Promise<void> {
  for (const { path: param, credential_id, host, signs = false } of references) {
    const credential = await credentials.get(scope, credential_id, work);
    if (credential === null) {
      throw new AppError('reference_not_found', { message: 'There is no such provider credential.', param });
    }
    if (credential.archived_at !== null) throw new AppError('reference_archived', { param });
    if (signs ? credential.kind !== 'http_signature' : !isSentKind(credential.kind)) {
      const wanted = signs
        ? 'what signs requests is http_signature'
        : 'tools send http_header, http_bearer and http_basic';
      throw new AppError('unprocessable', {
        message: `${param} is a credential of the kind ${credential.kind}; ${wanted}.`,
        param,
      });
    }
    if (!isAllowedHost(credential.allowed_hosts, host)) {
      throw new AppError('unprocessable', {
        message: `${param} may not be sent to ${host}: add the host to allowed_hosts of the credential first.`,
        param,
      });
    }
  }
}
