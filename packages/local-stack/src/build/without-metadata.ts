import { parseSync } from '@swc/core';

/** A call `object.meta(said)`, as swc has it. */
interface MetaCall {
  readonly type: 'CallExpression';
  readonly span: Span;
  readonly callee: {
    readonly type: string;
    readonly object: { readonly span: Span };
    readonly property: { readonly type: string; readonly value: string };
  };
  readonly arguments: readonly unknown[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Leaves out what schemas say of themselves (`.meta({ description: … })`): the documents are made of it, when the
 * product is built, and no request needs it. Each `meta` would make a second copy of its schema at every cold start.
 */
export function withoutMetadata(source: string): string {
  if (!source.includes('.meta(')) return source;
  const bytes = Buffer.from(source);
  // swc counts bytes, and on from what it read before; an empty statement in front tells from where.
  const module = parseSync(`;${source}`, { syntax: 'typescript', target: 'es2022' });
  const base = module.span.start + 1;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { span, callee } of metaCalls(module.body).sort(
    (a, b) => a.callee.object.span.end - b.callee.object.span.end,
  )) {
    parts.push(bytes.subarray(at, callee.object.span.end - base));
    at = span.end - base;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString();
}

/** Every call of `meta` that says something; `schema.meta()` asks. Schemas inside of what is said are no schemas. */
function metaCalls(node: unknown): MetaCall[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isMetaCall(node)) return [...metaCalls(node.callee.object), node];
  return Object.values(node).flatMap(metaCalls);
}

function isMetaCall(node: object): node is MetaCall {
  const { type, callee, arguments: said } = node as Partial<MetaCall>;
  if (type !== 'CallExpression' || callee?.type !== 'MemberExpression' || said?.length !== 1) return false;
  return callee.property.type === 'Identifier' && callee.property.value === 'meta';
}
