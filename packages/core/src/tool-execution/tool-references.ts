import { AppError } from '../kernel/index.ts';
import { assertCredentialsUsable, type CredentialRepository } from '../provider-credentials/index.ts';
import { credentialReferences, type ToolContent } from '../tool-registry/index.ts';
import type { RegistryDeps } from '../versioned-registry/index.ts';

/** What looking after the references of tools needs. */
export interface ToolReferenceDeps {
  readonly credentials: Pick<CredentialRepository, 'get'>;
  /** `host:port` that tools of a developer's stack may call by http; empty in the cloud. */
  readonly local_hosts: readonly string[];
}

/**
 * What a schema of tools cannot know: the credentials that a content refers to exist and may be sent where it sends
 * them, and its address is one that tools may call here.
 */
export function checkToolReferences({
  credentials,
  local_hosts,
}: ToolReferenceDeps): NonNullable<RegistryDeps<ToolContent>['checkReferences']> {
  return async (scope, content, { work }) => {
    assertEncrypted(content, local_hosts);
    await assertCredentialsUsable(credentials, scope, credentialReferences(content), work);
  };
}

function assertEncrypted(content: ToolContent, localHosts: readonly string[]): void {
  if (content.handler_ref !== 'http' && content.handler_ref !== 'mcp') return;
  const isHttp = content.handler_ref === 'http';
  const address = isHttp ? content.config.url : content.config.server_url;
  if (address.startsWith('https://')) return;
  const authority = /^http:\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  if (localHosts.includes(authority)) return;
  const param = `content.config.${isHttp ? 'url' : 'server_url'}`;
  throw new AppError('unprocessable', { message: `${param} must begin with https://.`, param });
}
