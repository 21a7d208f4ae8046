import type { JsonSchema } from './document.ts';

/** A component's name as a TypeScript identifier: `__schema0` → `Schema0`. */
export function typeName(component: string): string {
  return component.replace(/^_+/, '').replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** Where members of an object type begin. */
const indented = (depth: number) => '  '.repeat(depth);

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A property's name as it stands in an object type. */
export function propertyName(name: string): string {
  return identifier.test(name) ? name : `'${name}'`;
}

/** A TSDoc comment, with what is empty left out; nothing at all where nothing is said. */
export function comment(lines: readonly string[], depth = 0): string {
  const text = lines.flatMap((line) => line.replaceAll('*/', '*\\/').split('\n'));
  if (text.every((line) => line === '')) return '';
  const pad = indented(depth);
  if (text.length === 1) return `${pad}/** ${text[0]} */\n`;
  return `${pad}/**\n${text.map((line) => `${pad} *${line === '' ? '' : ` ${line}`}\n`).join('')}${pad} */\n`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);
}

const union = (members: readonly string[]) => [...new Set(members)].join(' | ');

/** An object type with one line a property; what may be missing may be `undefined`, too. */
function objectText(schema: JsonSchema, depth: number): string {
  const required = new Set(schema.required);
  const rest = schema.additionalProperties;
  const members = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const optional = !required.has(name);
    const note = property.default === undefined ? [] : [`Default \`${JSON.stringify(property.default)}\`.`];
    const doc = comment([[property.description ?? '', ...note].filter((part) => part !== '').join('. ')], depth + 1);
    const type = typeText(property, depth + 1);
    return `${doc}${indented(depth + 1)}${propertyName(name)}${optional ? '?' : ''}: ${optional ? union([type, 'undefined']) : type};\n`;
  });
  const open = typeof rest === 'object' ? typeText(rest, depth + 1) : 'unknown';
  if (members.length === 0) return rest === false ? 'Record<string, never>' : `{ [key: string]: ${open} }`;
  const index = rest === undefined || rest === false ? '' : `${indented(depth + 1)}[key: string]: unknown;\n`;
  return `{\n${members.join('')}${index}${indented(depth)}}`;
}

function oneTypeText(type: string, schema: JsonSchema, depth: number): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
    case 'null':
      return type;
    case 'integer':
      return 'number';
    case 'array': {
      if (schema.prefixItems !== undefined) {
        return `[${schema.prefixItems.map((item) => typeText(item, depth)).join(', ')}]`;
      }
      const item = schema.items === undefined ? 'unknown' : typeText(schema.items, depth);
      return /[|&]/.test(item) && !item.startsWith('{')
        ? `(${item})[]`
        : /[|&]/.test(item)
          ? `Array<${item}>`
          : `${item}[]`;
    }
    case 'object':
      return objectText(schema, depth);
    default:
      return 'unknown';
  }
}

/** The TypeScript type of what a schema accepts. */
export function typeText(schema: JsonSchema, depth = 0): string {
  if (schema.$ref !== undefined) return typeName(schema.$ref.split('/').at(-1) ?? '');
  if ('const' in schema) return literal(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map(literal));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return union(choices.map((choice) => typeText(choice, depth)));
  if (schema.allOf !== undefined) return schema.allOf.map((part) => `(${typeText(part, depth)})`).join(' & ');
  if (schema.type === undefined) return schema.properties === undefined ? 'unknown' : objectText(schema, depth);
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  return union(types.map((type) => oneTypeText(type, schema, depth)));
}
