import { type ErrorCode, errorCatalogue } from '@patchbay/core/kernel';
import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { queryOf, type Route, type RouteAuth } from '../route/index.ts';
import { errorCodesByStatus } from './error-codes.ts';
import { errorSchema, oauthErrorSchema } from './error-schemas.ts';

/** Names of the security schemes by door. */
const SECURITY: Partial<Record<RouteAuth, string>> = { cognito: 'accessToken', session: 'sessionToken' };

const REQUEST_ID = {
  'Request-Id': { description: 'Names this request in our logs', schema: { type: 'string' as const } },
};
const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait before a retry', schema: { type: 'integer' as const } },
};
const ETAG = { ETag: { description: 'Send it in If-Match of the next write', schema: { type: 'string' as const } } };

function headerParameters(route: Route) {
  const shape: Record<string, z.ZodType> = {};
  if (route.idempotency !== 'none') {
    const key = z.string().min(1).max(255).meta({
      description: 'A key of your choice: a repeated request with it has no second effect and gets the first answer',
    });
    shape['Idempotency-Key'] = route.idempotency === 'required' ? key : key.optional();
  }
  if (route.if_match !== undefined) {
    const tag = z.string().max(200).meta({ description: 'ETag of what you read: the write fails if it has changed' });
    shape['If-Match'] = route.if_match === 'required' ? tag : tag.optional();
  }
  return Object.keys(shape).length === 0 ? {} : { header: z.object(shape) };
}

function requestBody(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.body === undefined) return {};
  const examples = (route.examples ?? []).filter((example) => example.body !== undefined);
  const content = {
    schema: route.body,
    ...(examples.length === 0
      ? {}
      : { examples: Object.fromEntries(examples.map(({ name, body }) => [name, { value: body }])) }),
  };
  const type = route.body_format === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return { requestBody: { required: !route.body.safeParse({}).success, content: { [type]: content } } };
}

/** Whether answers carry an ETag: the schema has the field that it is made from. */
function hasTag(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && 'etag' in schema.shape;
}

/** Of an answer that is served as it is. */
const documentSchema = (contentType: string) =>
  contentType.startsWith('application/json') ? { type: 'object' as const } : { type: 'string' as const };

function success({ success: { status, schema, description, content_type } }: Route): ZodOpenApiResponsesObject {
  const headers = hasTag(schema) ? { ...REQUEST_ID, ...ETAG } : REQUEST_ID;
  if (status === 204) return { '204': { description, headers } };
  const content =
    content_type === undefined
      ? { 'application/json': { schema } }
      : { [content_type.split(';')[0] ?? content_type]: { schema: documentSchema(content_type) } };
  return { [String(status)]: { description, headers, content } } as ZodOpenApiResponsesObject;
}

/** Failures by what they say: routes with the same ones share a component. */
export type SharedFailures = Map<string, object>;

function failures(route: Route, shared: SharedFailures): ZodOpenApiResponsesObject {
  const isOAuth = route.body_format === 'form';
  const responses: Record<string, object> = {};
  for (const [status, codes] of errorCodesByStatus(route)) {
    const id = [isOAuth ? 'oauth' : 'error', status, ...codes].join('.');
    const response = shared.get(id) ?? failure(id, status, codes, isOAuth);
    shared.set(id, response);
    responses[status] = response;
  }
  return responses as ZodOpenApiResponsesObject;
}

function failure(id: string, status: number, codes: readonly ErrorCode[], isOAuth: boolean): object {
  return {
    id,
    description: codes.map((code) => `\`${code}\`: ${errorCatalogue[code].message}`).join('\n\n'),
    headers: status === 429 || status === 503 ? { ...REQUEST_ID, ...RETRY_AFTER } : REQUEST_ID,
    content: { 'application/json': { schema: isOAuth ? oauthErrorSchema : errorSchema } },
  };
}

function deprecationText({ deprecated }: Route): string {
  if (deprecated === undefined) return '';
  return `Deprecated since ${deprecated.since}, gone from ${deprecated.sunset} on: use ${deprecated.instead}.`;
}

/** A route as an OpenAPI operation. */
export function operationOf(route: Route, shared: SharedFailures): ZodOpenApiOperationObject {
  const security = SECURITY[route.auth];
  const query = queryOf(route);
  const needs = route.scope === undefined ? '' : `Needs the scope \`${route.scope}\`.`;
  const ends = deprecationText(route);
  const description = [ends, route.description, needs].filter((part) => part !== undefined && part !== '').join('\n\n');
  return {
    operationId: route.id,
    tags: [route.module],
    ...(route.deprecated === undefined ? {} : { deprecated: true }),
    summary: route.summary,
    ...(description === '' ? {} : { description }),
    security: security === undefined ? [] : [{ [security]: [] }],
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params }),
      ...(query === undefined ? {} : { query }),
      ...headerParameters(route),
    },
    ...requestBody(route),
    responses: { ...success(route), ...failures(route, shared) },
    ...(route.scope === undefined ? {} : { 'x-patchbay-scope': route.scope }),
  };
}
