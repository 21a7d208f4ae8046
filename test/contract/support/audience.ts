import type { PathValues } from '../../isolation/calls.ts';

/** Callers of one kind of route: what they are called, what they prove themselves with, and what they own. */
export interface Audience {
  readonly name: 'public' | 'tenant' | 'platform' | 'session';
  readonly token: string | null;
  /** Ids of what is really there, by path parameter. */
  readonly values: PathValues;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: object;
}

interface Operation {
  readonly security?: readonly Record<string, unknown>[];
  readonly 'x-patchbay-scope'?: string;
  readonly parameters?: readonly Parameter[];
}

/** The part of an OpenAPI document that is cut to an audience. */
export interface FuzzedDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

function audienceOf({ security = [], 'x-patchbay-scope': scope }: Operation): Audience['name'] {
  const [scheme] = security.flatMap(Object.keys);
  if (scheme === undefined) return 'public';
  if (scheme === 'sessionToken') return 'session';
  return scope?.startsWith('platform:') === true ? 'platform' : 'tenant';
}

/** Half the calls name what is there, the others are as the schema has it: absent ids, and words that are no id. */
function withValues(operation: Operation, values: PathValues): Operation {
  const parameters = operation.parameters?.map((parameter) => {
    const value = parameter.in === 'path' ? values[parameter.name] : undefined;
    return value === undefined ? parameter : { ...parameter, schema: { anyOf: [{ enum: [value] }, parameter.schema] } };
  });
  return parameters === undefined ? operation : { ...operation, parameters };
}

/** The operations that an audience may call, with its own ids in their paths. */
export function documentFor(document: FuzzedDocument, audience: Audience): FuzzedDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const own = Object.entries(item).filter(([, operation]) => audienceOf(operation) === audience.name);
    return [path, Object.fromEntries(own.map(([method, it]) => [method, withValues(it, audience.values)]))] as const;
  });
  return { ...document, paths: Object.fromEntries(paths.filter(([, item]) => Object.keys(item).length > 0)) };
}
