import type { Operation } from '../operation.ts';
import type { JsonSchema, OpenApiDocument, OperationObject } from './document.ts';
import { operationNames } from './operation-name.ts';

/** An operation with everything that is generated from it. */
export interface GeneratedOperation {
  /** The row that the client works from. */
  readonly row: Operation;
  readonly name: readonly string[];
  readonly source: OperationObject;
  readonly params: readonly { readonly name: string; readonly schema: JsonSchema; readonly description: string }[];
  /** Query parameters that are not options of every call. */
  readonly query: Required<OperationObject>['parameters'];
  readonly body?: JsonSchema;
  /** The body may be left out. */
  readonly body_optional: boolean;
  readonly result?: JsonSchema;
  /** The type of an item, where it answers with pages. */
  readonly item?: JsonSchema;
}

const METHODS = ['post', 'get', 'put', 'patch', 'delete'];
const isOption = (name: string) => name === 'dry_run' || name === 'expand' || name === 'expand[]';

function generatedOperation(
  method: string,
  path: string,
  source: OperationObject,
  name: readonly string[],
): GeneratedOperation {
  const parameters = source.parameters ?? [];
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const header = (wanted: string) =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name === wanted);
  const own = query.filter((parameter) => !isOption(parameter.name));
  const [bodyType, body] = Object.entries(source.requestBody?.content ?? {})[0] ?? [];
  const success = Object.entries(source.responses).find(([status]) => status.startsWith('2'))?.[1];
  const [resultType, result] = Object.entries(success?.content ?? {})[0] ?? [];
  const isPage = result?.schema.properties?.['object']?.const === 'list' && query.some(({ name }) => name === 'cursor');
  const item = isPage ? result?.schema.properties?.['data']?.items : undefined;
  const expand = query.find((parameter) => parameter.name.startsWith('expand'))?.name;
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === param);
    return { name: param, schema: parameter?.schema ?? {}, description: parameter?.description ?? '' };
  });
  const row: Operation = {
    id: source.operationId,
    at: name.join('.'),
    method: method.toUpperCase(),
    path,
    ...(bodyType === undefined ? {} : { body: bodyType.includes('json') ? 'json' : 'form' }),
    ...(own.length === 0 ? {} : { query: true }),
    ...(item === undefined ? {} : { list: true }),
    ...(header('Idempotency-Key') ? { idempotent: true } : {}),
    ...(header('If-Match') ? { if_match: true } : {}),
    ...(query.some((parameter) => parameter.name === 'dry_run') ? { dry_run: true } : {}),
    ...(expand === undefined ? {} : { expand }),
    ...(source.security.length === 0 ? { open: true } : {}),
    ...(resultType === undefined || resultType.includes('json') ? {} : { text: true }),
  };
  return {
    row,
    name,
    source,
    params,
    query: own,
    ...(body === undefined ? {} : { body: body.schema }),
    body_optional: (body?.schema.required ?? []).length === 0 && body?.schema.properties !== undefined,
    ...(result === undefined ? {} : { result: result.schema }),
    ...(item === undefined ? {} : { item }),
  };
}

/** Every operation of the document, in the order of paths. */
export function generatedOperations(document: OpenApiDocument): readonly GeneratedOperation[] {
  const all = Object.entries(document.paths)
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const source = item[method];
        return source === undefined ? [] : [{ id: source.operationId, method, path, source }];
      }),
    )
    .sort((a, b) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : METHODS.indexOf(a.method) - METHODS.indexOf(b.method),
    );
  const names = operationNames(all);
  return all.map(({ id, method, path, source }) => generatedOperation(method, path, source, names.get(id) ?? [id]));
}
