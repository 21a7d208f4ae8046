import type { AuditAction, ErrorCode, Scope } from '@patchbay/core/kernel';
import type { z } from 'zod';
import type { Capability } from './capability.ts';

/** HTTP methods in use; PATCH updates metadata, PUT replaces, POST does the rest. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH';

/**
 * Who may knock, and at which door:
 * `cognito` – the gateway's user-pool authorizer (people and tenant API keys);
 * `session` – the Lambda authorizer over session JWTs (`/v1/client/*`);
 * `internal` – HMAC-signed requests of our own systems, verified in the function (`/internal/v1/*`);
 * `livekit` – LiveKit's signed webhooks, verified in the function over the raw body;
 * `public` – everyone.
 */
export type RouteAuth = 'cognito' | 'session' | 'internal' | 'livekit' | 'public';

/** Schema of params, query or headers: an object of string inputs. */
export type ObjectSchema = z.ZodObject;

/** The end of a route, announced. */
export interface RouteDeprecation {
  /** Day on which it was announced, `2026-11-22`. */
  readonly since: string;
  /** Day from which it may be gone: at least 180 days later. */
  readonly sunset: string;
  /** What to call instead: an operation id, or a sentence. */
  readonly instead: string;
}

/** One example of a call, shown in OpenAPI and run by tests. */
export interface RouteExample {
  readonly name: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

/** A successful answer. */
export interface RouteSuccess<R extends z.ZodType> {
  readonly status: 200 | 201 | 202 | 204;
  readonly schema: R;
  readonly description: string;
  /** Not JSON: served as it is with this content type (`/docs`). The use case returns a string. */
  readonly content_type?: string;
  /** How long anyone may cache the answer (public documents such as a JWKS); nothing is cached unless it says so. */
  readonly cache_seconds?: number;
  /** What a page may load and do, where that is more than bringing its own style along. */
  readonly content_security_policy?: string;
  /** The answer shows a secret (a key, a token): it is never kept for the Idempotency-Key. */
  readonly holds_secret?: true;
}

/**
 * A route as data. The API Gateway method, the Lambda and its grants, OpenAPI, the SDK, the local host and the
 * generated sweeps are all made from it.
 */
export interface Route<
  P extends ObjectSchema = ObjectSchema,
  Q extends ObjectSchema = ObjectSchema,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  A extends RouteAuth = RouteAuth,
  S extends Scope = Scope,
> {
  /** camelCase operation id; the folder and the Lambda have the same name in kebab-case. */
  readonly id: string;
  /** Folder under functions/http: the stack its function lives in and its OpenAPI tag. */
  readonly module: string;
  readonly method: HttpMethod;
  /** `/v1/prompts/{prompt_id}`; every placeholder is a key of `params`. */
  readonly path: string;
  /** One sentence in the imperative. */
  readonly summary: string;
  readonly description?: string;
  readonly auth: A;
  /** The permission that the principal needs (`cognito` routes); `platform:*` scopes make it a platform route. */
  readonly scope?: S;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** How the body is read: JSON (default), a form (RFC 6749 token endpoint), or raw bytes (signed webhooks). */
  readonly body_format?: 'json' | 'form' | 'raw';
  /** Largest accepted body in bytes; default 1 MiB + 64 KiB. */
  readonly body_limit_bytes?: number;
  readonly success: RouteSuccess<R>;
  /** Codes it may answer with besides those that every route of its kind has. */
  readonly errors: readonly ErrorCode[];
  readonly uses: readonly Capability[];
  /** Audit actions that a successful call leaves; empty for reads. */
  readonly audit: readonly AuditAction[];
  /** Idempotency-Key: honoured on every POST with an effect unless `none`. */
  readonly idempotency: 'none' | 'optional' | 'required';
  /** If-Match with the draft's ETag is read and passed to the use case. */
  readonly if_match?: 'optional' | 'required';
  /**
   * Takes `dry_run=true`: validates and answers with the result, and keeps nothing. Only for routes whose every effect
   * is in the unit of work (`uses: ['mongo']`).
   */
  readonly dry_run?: true;
  /** Set when its end is announced: docs/compatibility.md says what follows from that. */
  readonly deprecated?: RouteDeprecation;
  /** Lambda memory; default 512. */
  readonly memory_mb?: number;
  /** Lambda time-out; default 15, at most 29 (the gateway's own limit). */
  readonly timeout_seconds?: number;
  /** The answer may be told piece by piece (server-sent events): on AWS the gateway passes it on as it comes. */
  readonly streams?: true;
  readonly examples?: readonly RouteExample[];
}

/** Declares a route and keeps the exact types of its schemas, its door and its scope for the handler. */
export function defineRoute<
  P extends ObjectSchema = z.ZodObject<Record<never, never>>,
  Q extends ObjectSchema = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
  A extends RouteAuth = RouteAuth,
  S extends Scope = Scope,
>(route: Route<P, Q, B, R, A, S>): Route<P, Q, B, R, A, S> {
  return route;
}
