import type { OpenApiDocument } from './document.ts';
import type { GeneratedOperation } from './operation.ts';
import { comment, propertyName, typeName, typeText } from './type-text.ts';

/** `createPrompt` as `CreatePrompt`. */
const pascal = (id: string) => `${id[0]?.toUpperCase()}${id.slice(1)}`;

/** Names of an operation's own types. */
export const ownTypes = {
  body: (id: string) => `${pascal(id)}Body`,
  query: (id: string) => `${pascal(id)}Query`,
  result: (id: string) => `${pascal(id)}Result`,
};

function declaration(name: string, description: string, text: string): string {
  const doc = comment([description]);
  return text.startsWith('{') && text.endsWith('}') && !/\n\} [|&]/.test(text)
    ? `${doc}export interface ${name} ${text}\n`
    : `${doc}export type ${name} = ${text};\n`;
}

function queryText(operation: GeneratedOperation): string {
  const members = operation.query.map(({ name, required, description, schema }) => {
    const note = schema.default === undefined ? [] : [`Default \`${JSON.stringify(schema.default)}\`.`];
    const doc = comment([[description ?? '', ...note].filter((part) => part !== '').join('. ')], 1);
    const type = typeText(schema, 1);
    return `${doc}  ${propertyName(name)}${required === true ? '' : '?'}: ${type}${required === true ? '' : ' | undefined'};\n`;
  });
  return `{\n${members.join('')}}`;
}

/** Types of every named schema, and of the bodies, queries and answers that have no name of their own. */
export function schemasFile(document: OpenApiDocument, operations: readonly GeneratedOperation[]): string {
  const named = Object.entries(document.components.schemas).map(([name, schema]) =>
    declaration(typeName(name), schema.description ?? '', typeText(schema)),
  );
  const own = operations.flatMap((operation) => {
    const { id } = operation.row;
    const { body, result, item, query } = operation;
    return [
      ...(body === undefined || body.$ref !== undefined
        ? []
        : [declaration(ownTypes.body(id), `Body of \`${id}\`.`, typeText(body))]),
      ...(query.length === 0 ? [] : [declaration(ownTypes.query(id), `Query of \`${id}\`.`, queryText(operation))]),
      ...(item !== undefined || result === undefined || result.$ref !== undefined || operation.row.text === true
        ? []
        : [declaration(ownTypes.result(id), `Answer of \`${id}\`.`, typeText(result))]),
    ];
  });
  return [...named, ...own].join('\n');
}
