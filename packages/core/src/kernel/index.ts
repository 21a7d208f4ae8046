export {
  AUDIT_ACTIONS,
  type AuditAction,
  type Change,
  ENTITY_TYPES,
  type EntityType,
  NOTICE_TYPES,
  type Notice,
} from './change.ts';
export { changedFields } from './changed-fields.ts';
export type { Clock } from './clock.ts';
export { canonicalJson, digestOf, hmacSha256Hex, type JsonValue, sameDigest, sha256Hex } from './digest.ts';
export { type ErrorCode, type ErrorEntry, type ErrorType, errorCatalogue } from './error-catalogue.ts';
export { AppError, type AppErrorOptions, isAppError } from './errors.ts';
export { expandField } from './expand.ts';
export {
  descriptionField,
  languageField,
  metadataField,
  nameField,
  tagsField,
  timeField,
  timeZoneField,
} from './fields.ts';
export { firstIdAt, ID_PREFIXES, type IdKind, type IdSource, idSchema, idTime, withArticle } from './ids.ts';
export { readInput } from './input-problems.ts';
export { inputWords } from './input-words.ts';
export { jsonValueSchema } from './json-value.ts';
export { jwkSetSchema } from './jwk-set.ts';
export { largeTextField, TOO_LARGE } from './large-text.ts';
export { nearName } from './near-name.ts';
export { OBJECT_AREAS, type ObjectArea } from './object-keys.ts';
export { type Page, type PageRequest, pageOf, pageQuery } from './page.ts';
export {
  PLATFORM_SCOPES,
  type Principal,
  ROLE_SCOPES,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
  type Subject,
  scopeSchema,
  subjectSchema,
  TENANT_SCOPES,
} from './principal.ts';
export type { RandomSource } from './random-source.ts';
export { sipHeadersField } from './sip-headers.ts';
export { readSipUri, SIP_URI_RULE } from './sip-uri.ts';
export { SIGNING_SECRET_PREFIX, type SignedMessage, signatureHeaders } from './standard-webhooks.ts';
export {
  type ActorScope,
  type IdempotencyClaim,
  notFound,
  type PlatformScope,
  platformScope,
  type RequestOrigin,
  systemScope,
  type TenantScope,
  tenantScope,
} from './tenant-scope.ts';
export { traceIdIn, traceIdOf, traceIdSchema, traceparentOf } from './trace.ts';
export type { UnitOfWork, Work } from './unit-of-work.ts';
