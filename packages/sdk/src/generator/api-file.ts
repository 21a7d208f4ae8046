import type { JsonSchema } from './document.ts';
import type { GeneratedOperation } from './operation.ts';
import { ownTypes } from './schemas-file.ts';
import { comment, typeName, typeText } from './type-text.ts';

/** A namespace of the client: what is called at it, and what is below it. */
interface Namespace {
  operation?: GeneratedOperation;
  readonly children: Map<string, Namespace>;
}

function treeOf(operations: readonly GeneratedOperation[]): Namespace {
  const root: Namespace = { children: new Map() };
  for (const operation of operations) {
    let at = root;
    for (const name of operation.name) {
      const next = at.children.get(name) ?? { children: new Map() };
      at.children.set(name, next);
      at = next;
    }
    at.operation = operation;
  }
  return root;
}

const pascal = (path: readonly string[]) => path.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`).join('');

/** `prompt_id` as `promptId`. */
export const argumentName = (param: string) =>
  param.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

function optionsType({ row }: GeneratedOperation): string {
  const parts = [
    'CallOptions',
    ...(row.idempotent === true ? ['Idempotent'] : []),
    ...(row.if_match === true ? ['IfMatch'] : []),
    ...(row.dry_run === true ? ['DryRun'] : []),
    ...(row.expand === undefined ? [] : ['Expand']),
  ];
  return parts.join(' & ');
}

function answerType(operation: GeneratedOperation): string {
  const { row, result, item } = operation;
  if (item !== undefined) return `Pages<${typeText(item, 1)}>`;
  if (row.text === true) return 'Promise<string>';
  if (result === undefined) return 'Promise<void>';
  return `Promise<${result.$ref === undefined ? ownTypes.result(row.id) : typeText(result)}>`;
}

/** A version may be named by number or by label: its example looks like a number. */
function paramType({ type, example }: JsonSchema): string {
  if (type === 'integer') return 'number';
  return /^\d+$/.test(String(example)) ? 'number | string' : 'string';
}

/** `(promptId: string, body: PublishPromptVersionBody, options?: …): Promise<PromptVersion>`. */
function signature(operation: GeneratedOperation): string {
  const { row, params, body, body_optional, query } = operation;
  const bodyType = body?.$ref === undefined ? ownTypes.body(row.id) : typeName(body.$ref.split('/').at(-1) ?? '');
  const args = [
    ...params.map(({ name, schema }) => `${argumentName(name)}: ${paramType(schema)}`),
    ...(body === undefined ? [] : [`body${body_optional ? '?' : ''}: ${bodyType}`]),
    ...(query.length === 0
      ? []
      : [`query${query.some(({ required }) => required === true) ? '' : '?'}: ${ownTypes.query(row.id)}`]),
    `options?: ${optionsType(operation)}`,
  ];
  return `(${args.join(', ')}): ${answerType(operation)}`;
}

function doc({ source, params, row }: GeneratedOperation): string {
  const about = params
    .filter(({ description }) => description !== '')
    .map(({ name, description }) => `@param ${argumentName(name)} ${description}`);
  const gone = source.deprecated === true ? ['@deprecated'] : [];
  const text = source.description === undefined ? [] : ['', source.description];
  return comment([`${source.summary}: \`${row.method} ${row.path}\`.`, ...text, ...about, ...gone], 1);
}

function interfacesOf(path: readonly string[], space: Namespace): string[] {
  const members = [...space.children].map(([name, child]) => {
    const below = child.children.size > 0;
    if (below) return `  readonly ${name}: ${pascal([...path, name])}Api;\n`;
    return child.operation === undefined ? '' : `${doc(child.operation)}  ${name}${signature(child.operation)};\n`;
  });
  const own = space.operation === undefined ? '' : `${doc(space.operation)}  ${signature(space.operation)};\n`;
  const title = path.length === 0 ? 'The API, by resource' : `\`patchbay.${path.join('.')}\``;
  return [
    `/** ${title}. */\nexport interface ${pascal(path)}Api {\n${own}${members.join('')}}\n`,
    ...[...space.children]
      .filter(([, child]) => child.children.size > 0)
      .flatMap(([name, child]) => interfacesOf([...path, name], child)),
  ];
}

const OPTION_TYPES = ['CallOptions', 'DryRun', 'Expand', 'Idempotent', 'IfMatch'];

/** The types of the client's methods, each with its summary. */
export function apiFile(operations: readonly GeneratedOperation[], schemaNames: readonly string[]): string {
  const text = interfacesOf([], treeOf(operations)).join('\n');
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const imports = (names: readonly string[], from: string) => {
    const used = names.filter(uses).toSorted();
    return used.length === 0 ? '' : `import type { ${used.join(', ')} } from '${from}';\n`;
  };
  return `${imports(OPTION_TYPES, '../call-options.ts')}${imports(['Pages'], '../pages.ts')}${imports(schemaNames, './schemas.ts')}\n${text}`;
}
