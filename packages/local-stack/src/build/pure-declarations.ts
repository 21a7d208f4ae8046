import { parseSync } from '@swc/core';

/** Syntax-tree node of swc, as far as it is read here. */
interface SyntaxNode {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly declaration?: SyntaxNode;
  readonly declarations?: readonly { readonly init?: SyntaxNode | null }[];
  readonly expression?: SyntaxNode;
}

/** What computes something when the module is loaded. A function, a literal or a name does not. */
const COMPUTED = new Set([
  'CallExpression',
  'NewExpression',
  'ObjectExpression',
  'ArrayExpression',
  'MemberExpression',
]);

/** Around an expression that only its value is wanted of. */
const [OPEN, CLOSE] = ['/* @__PURE__ */ (() => (', '))()'];

/**
 * Marks what constants at the top of a module are made with as free of side effects, so that a bundle goes without
 * those that nothing in it names. For modules that are pure by rule only: an expression cannot show it, and esbuild
 * keeps every call that is not marked. A module of schemas would otherwise come as a whole, and be built at every
 * cold start, for one of them or for a number that stands beside them.
 */
export function withPureDeclarations(source: string): string {
  const bytes = Buffer.from(source);
  // swc counts bytes, and on from what it read before; an empty statement in front tells from where.
  const { body, span } = parseSync(`;${source}`, { syntax: 'typescript', target: 'es2022' });
  const base = span.start + 1;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of (body as unknown as SyntaxNode[]).flatMap(computedBy)) {
    parts.push(bytes.subarray(at, start - base), Buffer.from(OPEN), bytes.subarray(start - base, end - base));
    parts.push(Buffer.from(CLOSE));
    at = end - base;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString();
}

/** Spans of the expressions that a statement's constants are made with. */
function computedBy(statement: SyntaxNode): SyntaxNode['span'][] {
  const declaration = statement.type === 'ExportDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return [];
  return (declaration.declarations ?? []).flatMap(({ init }) =>
    init !== null && init !== undefined && COMPUTED.has(untyped(init).type) ? [init.span] : [],
  );
}

/** The expression under `as` and `satisfies`. */
function untyped(node: SyntaxNode): SyntaxNode {
  return node.type.startsWith('Ts') && node.expression !== undefined ? untyped(node.expression) : node;
}
