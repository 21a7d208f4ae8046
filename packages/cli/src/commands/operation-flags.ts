import type { Operation, OperationDetails, OperationField } from '@patchbay/sdk/operations';
import { type Flag, GLOBAL_FLAGS } from '../command.ts';

/** Names that mean something else than a field of the same name. */
const RESERVED = new Set([
  ...GLOBAL_FLAGS.map(({ name }) => name),
  ...['data', 'all', 'dry-run', 'if-match', 'idempotency-key', 'expand'],
]);

/** `change_note` as `change-note`; a field whose name is taken is `field-…`. */
export function flagName(field: string): string {
  const name = field.replaceAll('_', '-');
  return RESERVED.has(name) ? `field-${name}` : name;
}

function flagOf(field: OperationField, isRequired: boolean): Flag {
  const { kind, choices, nullable, description, default: value } = field;
  return {
    name: flagName(field.name),
    kind,
    description: description ?? '',
    ...(choices === undefined ? {} : { choices }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(isRequired ? { required: true } : {}),
    ...(value === undefined ? {} : { default: value }),
  };
}

const option = (name: string, kind: Flag['kind'], description: string, value?: string): Flag => ({
  name,
  kind,
  description,
  ...(value === undefined ? {} : { value }),
});

/** The flags of an operation: its query, the fields of its body, and what the API has for calls of its kind. */
export function operationFlags(operation: Operation, details: OperationDetails): readonly Flag[] {
  const names = new Set((details.query ?? []).map(({ name }) => name));
  return [
    ...(details.query ?? []).map((field) => flagOf(field, field.required === true)),
    ...(details.body ?? [])
      .filter(({ name }) => !names.has(name))
      .map((field) => flagOf(field, field.required === true)),
    ...(operation.body === undefined
      ? []
      : [option('data', 'string', 'The whole body as JSON or YAML; other flags replace its fields', 'FILE|-')]),
    ...(operation.list === true ? [option('all', 'boolean', 'Every page; with --json one line an item')] : []),
    ...(operation.dry_run === true
      ? [option('dry-run', 'boolean', 'Check everything and show the result, but keep nothing')]
      : []),
    ...(operation.if_match === true
      ? [option('if-match', 'string', 'The etag of the draft that is meant', 'ETAG')]
      : []),
    ...(operation.idempotent === true
      ? [option('idempotency-key', 'string', 'A repeated call with it has no second effect', 'KEY')]
      : []),
    ...(operation.expand === undefined ? [] : [option('expand', 'strings', 'A reference to show in full', 'NAME')]),
  ];
}

const quoted = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Flags that say what an example body says; what is long goes to a file. */
export function exampleFlags(details: OperationDetails): string {
  const example = details.example;
  if (typeof example !== 'object' || example === null) return '';
  return Object.entries(example)
    .flatMap(([name, value]) => {
      const flag = `--${flagName(name)}`;
      if (typeof value === 'string' && value.length <= 60) return [`${flag} ${quoted(value)}`];
      if (typeof value === 'number') return [`${flag} ${value}`];
      if (typeof value === 'boolean') return [value ? flag : `--no-${flagName(name)}`];
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
        return value.map((item) => `${flag} ${quoted(item)}`);
      }
      return [`${flag} @${name}.yaml`];
    })
    .join(' ');
}
