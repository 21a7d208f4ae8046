import type { PathValues } from '../../isolation/calls.ts';

/** Callers of one kind of route: what they are called, what they prove themselves with, and what they own. */
export interface Audience {
  readonly name: 'public' | 'tenant' | 'platform' | 'session';
  readonly token: string | null;
  /** What is really there, by the name of the parameter or field that stands for it. */
  readonly values: PathValues;
  /** The same for operations that end something: what the others use stays as it is. */
  readonly doomed?: PathValues;
}

/** Fields of bodies that name what has to be there. */
const OWN = /_ids?$|^environment$|^client_secret$|^expected_binding$/;

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: object;
}

interface Operation {
  readonly security?: readonly Record<string, unknown>[];
  readonly 'x-patchbay-scope'?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
}

/** The part of an OpenAPI document that is cut to an audience. */
export interface FuzzedDocument {
  readonly components?: unknown;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

function audienceOf({ security = [], 'x-patchbay-scope': scope }: Operation): Audience['name'] {
  const [scheme] = security.flatMap(Object.keys);
  if (scheme === undefined) return 'public';
  if (scheme === 'sessionToken') return 'session';
  return scope?.startsWith('platform:') === true ? 'platform' : 'tenant';
}

const ENDS = /\/(archive|restore|disable|enable|revoke|stop)$/;

/** A schema that also names what is there: absent ids, and words that are no id, are asked for as often. */
const orOwn = (schema: object, value: string) => ({ anyOf: [{ enum: [value] }, schema], example: value });

/** Puts the audience's own ids into examples, and into the schemas of fields that stand for them. */
function withOwnIds(node: unknown, values: PathValues): unknown {
  if (Array.isArray(node)) return node.map((each) => withOwnIds(each, values));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => {
    const own = OWN.test(key) ? values[key.replace(/_ids$/, '_id')] : undefined;
    if (own === undefined) return [key, withOwnIds(value, values)];
    if (typeof value === 'string') return [key, own];
    if (Array.isArray(value) && key.endsWith('_ids')) return [key, [own]];
    const isText = typeof value === 'object' && value !== null && 'type' in value && value.type === 'string';
    return [key, isText ? orOwn(value, own) : withOwnIds(value, values)];
  });
  return Object.fromEntries(entries);
}

/** Half the calls name what is there, the others are as the schema has it. */
function withValues(operation: Operation, values: PathValues): Operation {
  const parameters = operation.parameters?.map((parameter) => {
    const value = parameter.in === 'query' ? undefined : values[parameter.name];
    return value === undefined ? parameter : { ...parameter, schema: orOwn(parameter.schema, value), example: value };
  });
  const { requestBody } = operation;
  return {
    ...operation,
    ...(parameters === undefined ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody: withOwnIds(requestBody, values) }),
  };
}

/** The operations that an audience may call, with its own ids in their paths. */
export function documentFor(document: FuzzedDocument, audience: Audience): FuzzedDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const own = Object.entries(item).filter(([, operation]) => audienceOf(operation) === audience.name);
    const values = ENDS.test(path) ? { ...audience.values, ...audience.doomed } : audience.values;
    return [path, Object.fromEntries(own.map(([method, it]) => [method, withValues(it, values)]))] as const;
  });
  const components = withOwnIds(document.components ?? {}, audience.values);
  return {
    ...document,
    components,
    paths: Object.fromEntries(paths.filter(([, item]) => Object.keys(item).length > 0)),
  };
}
