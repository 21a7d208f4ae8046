import { AppError, PLATFORM_SCOPES, type Principal, SCOPES, type Scope } from '@patchbay/core/kernel';

const known: ReadonlySet<string> = new Set(SCOPES);
const platform: ReadonlySet<string> = new Set(PLATFORM_SCOPES);

/** Claims or context values as an authorizer hands them over: API Gateway turns each into a string. */
export type Claims = Readonly<Record<string, unknown>>;

function text(claims: Claims, name: string): string {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
}

function refuse(reason: string): never {
  throw new AppError('unauthenticated', { cause: new Error(reason) });
}

/**
 * Scopes of ours in a space-separated claim. A tenant's principal never holds a platform scope and the other way
 * round, whatever the token says.
 */
function scopesOf(claims: Claims, tenantId: string | null): Scope[] {
  return text(claims, 'scope')
    .split(' ')
    .filter((scope): scope is Scope => known.has(scope) && platform.has(scope) === (tenantId === null));
}

/**
 * The principal of a Cognito access token, from the claims that the pre-token trigger wrote and the gateway verified.
 * An empty `tenant_id` is a platform operator. Whatever is missing or odd is refused.
 *
 * @throws AppError `unauthenticated`.
 */
export function principalOfAccessToken(claims: Claims | null | undefined): Principal {
  if (claims === null || claims === undefined) refuse('the authorizer handed over no claims');
  if (text(claims, 'token_use') !== 'access') refuse('not an access token');
  if (typeof claims.tenant_id !== 'string') refuse('no tenant_id claim');
  const type = text(claims, 'subject_type');
  const id = text(claims, 'subject_id');
  const user_id = text(claims, 'user_id');
  if (type !== 'operator' && type !== 'api_key') refuse('no subject_type claim');
  if (id === '' || user_id === '') refuse('no subject_id or user_id claim');
  const credential_id = text(claims, 'credential_id');
  if (type === 'api_key' && credential_id === '') refuse('no credential_id claim');
  const tenant_id = claims.tenant_id === '' ? null : claims.tenant_id;
  if (tenant_id === null && type !== 'operator') refuse('only operators act for the platform');
  const principal: Principal = { subject: { type, id }, tenant_id, user_id, scopes: scopesOf(claims, tenant_id) };
  return type === 'api_key' ? { ...principal, credential_id } : principal;
}

/**
 * The principal of an end user's session JWT, from the context that the Lambda authorizer returned after verifying it.
 *
 * @throws AppError `unauthenticated`.
 */
export function principalOfSession(context: Claims | null | undefined): Principal {
  if (context === null || context === undefined) refuse('the authorizer handed over no context');
  const tenant_id = text(context, 'tenant_id');
  const user_id = text(context, 'user_id');
  const session_id = text(context, 'session_id');
  if (tenant_id === '' || user_id === '' || session_id === '') refuse('no tenant_id, user_id or session_id');
  return { subject: { type: 'user', id: user_id }, tenant_id, user_id, scopes: [], session_id };
}
