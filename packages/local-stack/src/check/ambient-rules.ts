import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';

/** One use of something ambient where the house forbids it. */
export interface AmbientFinding {
  readonly rule: 'R1-core-ambient' | 'R9-process-env' | 'R10-console';
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

interface AmbientRule {
  readonly rule: AmbientFinding['rule'];
  /** Files the rule speaks of, by path from the root. */
  readonly applies: (file: string) => boolean;
  /** Expressions it forbids, as dotted names; `new Date` without arguments is written `new Date()`. */
  readonly forbids: (expression: string) => boolean;
}

const isTestOrTool = (file: string) =>
  /\.test\.ts$|^test\/|^packages\/(testing|local-stack)\/|(^|\/)(vitest\.config|build)\.ts$/.test(file);

const RULES: readonly AmbientRule[] = [
  {
    rule: 'R1-core-ambient',
    applies: (file) => file.startsWith('packages/core/src/') && !file.endsWith('.test.ts'),
    forbids: (expression) =>
      /^(Date\.now|new Date\(\)|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues|randomBytes)|randomUUID|randomBytes|setTimeout|setInterval|fetch|process)$/.test(
        expression,
      ),
  },
  {
    rule: 'R9-process-env',
    applies: (file) =>
      !file.startsWith('packages/config/') && file !== 'packages/cli/src/main.ts' && !isTestOrTool(file),
    forbids: (expression) => expression === 'process.env',
  },
  {
    rule: 'R10-console',
    applies: (file) => !file.startsWith('packages/cli/') && !isTestOrTool(file),
    forbids: (expression) => expression.startsWith('console.'),
  },
];

/** Syntax-tree node of swc, as far as it is read here. */
interface SyntaxNode {
  readonly type: string;
  readonly span?: { readonly start: number };
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** `a.b` or `a['b']` as the text `a.b`; null for anything else. */
function dottedName(node: SyntaxNode): string | null {
  if (node.type === 'Identifier') return node['value'] as string;
  if (node.type !== 'MemberExpression') return null;
  const object = isNode(node['object']) ? dottedName(node['object']) : null;
  const property = node['property'] as SyntaxNode;
  if (object === null) return null;
  if (property.type === 'Identifier') return `${object}.${property['value']}`;
  const expression = property['expression'];
  return isNode(expression) && expression.type === 'StringLiteral' ? `${object}.${expression['value']}` : null;
}

function* expressionsOf(node: unknown): Generator<{ text: string; at: number }> {
  if (Array.isArray(node)) {
    for (const item of node) yield* expressionsOf(item);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if (isNode(node)) {
    const at = node.span?.start ?? 0;
    if (node.type === 'NewExpression' && isNode(node['callee'])) {
      const none = !Array.isArray(node['arguments']) || node['arguments'].length === 0;
      if (none) yield { text: `new ${dottedName(node['callee']) ?? ''}()`, at };
    }
    if (node.type === 'MemberExpression') {
      const text = dottedName(node);
      if (text !== null) yield { text, at };
    }
    if (node.type === 'CallExpression' && isNode(node['callee']) && node['callee'].type === 'Identifier') {
      yield { text: node['callee']['value'] as string, at };
    }
  }
  for (const child of Object.values(node)) if (typeof child === 'object') yield* expressionsOf(child);
}

/**
 * Finds ambient time, randomness and I/O in the core, `process.env` outside packages/config and `console` outside the
 * CLI and the local stack. It reads syntax trees, so comments and strings do not count.
 *
 * @param file path from the root, which decides what rules apply.
 * @param path where to read it.
 */
export function findAmbientUses(file: string, path: string): AmbientFinding[] {
  const rules = RULES.filter((rule) => rule.applies(file));
  if (rules.length === 0) return [];
  const source = readFileSync(path, 'utf8');
  const bytes = Buffer.from(source);
  const module = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  const end = module.span.end;
  const base = end - bytes.length;
  return [...expressionsOf(module.body)].flatMap(({ text, at }) =>
    rules
      .filter((rule) => rule.forbids(text))
      .map((rule) => ({
        rule: rule.rule,
        file,
        line: bytes
          .subarray(0, Math.max(0, at - base))
          .toString('utf8')
          .split('\n').length,
        what: text,
      })),
  );
}
