import { sample } from 'openapi-sampler';
import type { oas31 } from 'zod-openapi';
import type { Route } from '../route/index.ts';

const SHA256 = '6f1c0a4c5d0f0c1d5c3b1f6f0a9f2f0e7b8a3c1d2e4f5a6b7c8d9e0f1a2b3c4d';

/** Values that say more than the sampler's `string`, by the name of the field. */
const TELLING: Readonly<Record<string, unknown>> = {
  name: 'Front desk',
  description: 'Answers calls to the front desk',
  change_note: 'Shorter greeting',
  note: 'Release of the week',
  tags: ['support'],
  metadata: { team: 'support' },
  environment: 'production',
  language: 'en',
  email: 'ada@example.com',
  external_id: 'customer-4711',
  timezone: 'Europe/Berlin',
  request_id: 'req_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  binding_number: 3,
  has_more: false,
};

/** The same by how the name ends. */
function tellingValue(key: string, pattern = ''): unknown {
  if (key in TELLING) return TELLING[key];
  if (/(^|_)(digest|etag)$/.test(key) || pattern.startsWith('^sha256:')) return `sha256:${SHA256}`;
  return /(^|_)(sha256|hash)$/.test(key) ? SHA256 : undefined;
}

/** Of a resource in everyday use these are empty. */
const MOSTLY_NULL = new Set(['archived_at', 'next_cursor', 'end_reason', 'revoked_at', 'disabled_at', 'reason']);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shape in which a schema is asked whether it knows a better value or null. */
interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly examples?: unknown;
}

const allowsNull = ({ type, anyOf }: Node): boolean =>
  type === 'null' || (Array.isArray(type) && type.includes('null')) || (anyOf ?? []).some(allowsNull);

/** The name of the component that a schema is: `ToolContent`, also for the form in which answers show it. */
function componentOf({ $ref, allOf = [], anyOf = [] }: Node): string | undefined {
  const reference = $ref ?? [...allOf, ...anyOf].find((part) => part.$ref !== undefined)?.$ref;
  return reference
    ?.split('/')
    .at(-1)
    ?.replace(/Output$/, '');
}

/** What the routes' own examples say about parts of their bodies, by component: defaults filled in. */
function partsOfExamples(document: oas31.OpenAPIObject, routes: readonly Route[]): Map<string, unknown> {
  const parts = new Map<string, unknown>();
  for (const { path, method, body, examples = [] } of routes) {
    const operation = document.paths?.[path]?.[method.toLowerCase() as 'post'];
    const content = (operation?.requestBody as { content?: Record<string, { schema?: Node }> } | undefined)?.content;
    const properties = content?.['application/json']?.schema?.properties ?? {};
    const parsed = body?.safeParse(examples[0]?.body);
    if (parsed?.success !== true || !isRecord(parsed.data)) continue;
    for (const [key, value] of Object.entries(parsed.data)) {
      const component = componentOf(properties[key] ?? {});
      if (component !== undefined && !parts.has(component)) parts.set(component, JSON.parse(JSON.stringify(value)));
    }
  }
  return parts;
}

/** Samples of the schemas of one document. */
function sampler(document: oas31.OpenAPIObject, parts: ReadonlyMap<string, unknown>) {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Node>;
  const target = (node: Node): Node => {
    if (node.$ref !== undefined) return target(schemas[node.$ref.split('/').at(-1) ?? ''] ?? {});
    const inner = node.anyOf?.find((part) => part.$ref !== undefined || part.properties !== undefined);
    return inner === undefined ? node : target(inner);
  };

  function told(node: Node, value: unknown): unknown {
    const schema = target(node);
    if (Array.isArray(value)) return value.map((item) => told(schema.items ?? {}, item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const field = schema.properties?.[key];
        if (field === undefined) return [key, inner];
        const part = componentOf(field);
        if (part !== undefined && parts.has(part)) return [key, parts.get(part)];
        if (MOSTLY_NULL.has(key) && (allowsNull(field) || allowsNull(target(field)))) return [key, null];
        const generic = inner === 'string' || !['string', 'object'].includes(typeof inner) || isGeneric(inner);
        const telling = tellingValue(key, target(field).pattern);
        return [key, telling !== undefined && generic && sameKind(inner, telling) ? telling : told(field, inner)];
      }),
    );
  }
  return (schema: object): unknown => told(schema as Node, sample(schema, { quiet: true }, document));
}

const isGeneric = (value: unknown) =>
  Array.isArray(value) ? value.every((item) => item === 'string') : isRecord(value) && 'property1' in value;

const sameKind = (one: unknown, other: unknown) =>
  typeof one === typeof other && Array.isArray(one) === Array.isArray(other);

interface Media {
  schema?: object;
  example?: unknown;
  examples?: object;
}

/** Gives an example to every body and to every successful answer that has none of its own. */
export function addExamples(document: oas31.OpenAPIObject, routes: readonly Route[]): oas31.OpenAPIObject {
  const example = sampler(document, partsOfExamples(document, routes));
  const addTo = (content: Record<string, Media> | undefined) => {
    const media = content?.['application/json'];
    if (media?.schema === undefined || media.examples !== undefined) return;
    media.example = example(media.schema);
  };
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path as Record<string, oas31.OperationObject>)) {
      addTo((operation.requestBody as { content?: Record<string, Media> } | undefined)?.content);
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (status.startsWith('2')) addTo((response as { content?: Record<string, Media> }).content);
      }
    }
  }
  return document;
}
