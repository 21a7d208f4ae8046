import type { HttpToolConfig, McpToolConfig } from './http-config.ts';
import type { ToolHandlerRef } from './tool-handlers.ts';

/** What of a tool's content says what it sends where. */
type SendingContent =
  | { readonly handler_ref: 'http'; readonly config: HttpToolConfig }
  | { readonly handler_ref: 'mcp'; readonly config: McpToolConfig }
  | { readonly handler_ref: Exclude<ToolHandlerRef, 'http' | 'mcp'> };

/** Where a content refers to a provider credential. */
export interface CredentialReference {
  /** Path below the request's body: `content.config.headers.Authorization.secret`. */
  readonly path: string;
  readonly credential_id: string;
  /** Host that the credential would be sent to. */
  readonly host: string;
  /** Whether it signs requests instead of being sent with them. */
  readonly signs: boolean;
}

/** Every reference of a content to a provider credential. */
export function credentialReferences(content: SendingContent): CredentialReference[] {
  if (content.handler_ref !== 'http' && content.handler_ref !== 'mcp') return [];
  const address = content.handler_ref === 'http' ? content.config.url : content.config.server_url;
  const host = hostOf(address);
  const places = {
    headers: content.config.headers,
    ...(content.handler_ref === 'http' ? { query: content.config.query } : {}),
  };
  const signature = content.handler_ref === 'http' ? content.config.signature : undefined;
  const signing =
    signature === undefined
      ? []
      : [{ path: 'content.config.signature.secret', credential_id: signature.secret, host, signs: true }];
  const sent = Object.entries(places).flatMap(([place, values]) =>
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string'
        ? []
        : [{ path: `content.config.${place}.${name}.secret`, credential_id: value.secret, host, signs: false }],
    ),
  );
  return [...sent, ...signing];
}

/** The host of an address whose path may hold placeholders; empty where it has none. */
export function hostOf(address: string): string {
  return URL.parse(address.replaceAll(/\{\{[^{}]*\}\}/g, 'x'))?.hostname ?? '';
}
