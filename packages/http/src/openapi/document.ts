import { createDocument, type oas31 } from 'zod-openapi';
import type { Route } from '../route/index.ts';
import { operationOf, type SharedFailures } from './operation.ts';
import { describeTag } from './tags.ts';
import { webhookRequests } from './webhook-requests.ts';

const DESCRIPTION = `Everything is JSON with snake_case fields. A success is the bare resource; a list is
\`{object: "list", data, has_more, next_cursor}\`. A failure is \`{error: {type, code, message, param, request_id,
doc_url, details}}\`; every code is explained at \`/v1/docs/errors\`. Unknown fields are refused by name. Every answer
has a \`Request-Id\` header. Another tenant's id answers exactly as an unknown one.`;

/** Doors that the public may know of; the rest are our own systems' and LiveKit's. */
const isPublic = (route: Route): boolean => route.auth !== 'internal' && route.auth !== 'livekit';

/** The OpenAPI 3.1 document of the public API, made from the route table; the same table gives the same document. */
export function openApiDocument(routes: readonly Route[], version: string): oas31.OpenAPIObject {
  const shown = routes.filter(isPublic);
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  const failures: SharedFailures = new Map();
  for (const route of shown) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, failures) };
  }
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } as const;
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Patchbay API',
        version,
        description: DESCRIPTION.replaceAll('\n', ' '),
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'Where this document was served from' }],
      tags: [...new Set(shown.map(({ module }) => module))].map((name) => ({ name, ...describeTag(name) })),
      paths,
      ...(shown.some(({ module }) => module === 'webhook-endpoints') ? { webhooks: webhookRequests() } : {}),
      components: {
        securitySchemes: {
          accessToken: { ...bearer, description: 'Access token of an operator, or of an API key (`/v1/oauth/token`)' },
          sessionToken: { ...bearer, description: "An end user's session JWT, from `POST /v1/sessions`" },
        },
      },
    },
    { override: dateTime },
  ) as oas31.OpenAPIObject;
}

/** Times are Dates in TypeScript and ISO 8601 in JSON. */
function dateTime(context: { zodSchema: { _zod: { def: { type: string } } }; jsonSchema: Record<string, unknown> }) {
  if (context.zodSchema._zod.def.type !== 'date') return;
  context.jsonSchema.type = 'string';
  context.jsonSchema.format = 'date-time';
}
