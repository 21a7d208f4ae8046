import type { ScalarTag } from 'yaml';
import { KINDS, NAMED_KINDS, type NamedKind } from './kinds.ts';

/** Something named in a file where the API has its id: `!prompt House rules`. */
export class Reference {
  readonly kind: NamedKind;
  readonly name: string;

  constructor(kind: NamedKind, name: string) {
    this.kind = kind;
    this.name = name;
  }
}

/** In place of a version number: the newest one, after what the files say was published. */
export const NEWEST = 'newest';

/** YAML tags of references, one a kind. */
export const REFERENCE_TAGS: readonly ScalarTag[] = [...KINDS, ...NAMED_KINDS].map((kind) => ({
  tag: `!${kind}`,
  identify: (value: unknown) => value instanceof Reference && value.kind === kind,
  resolve: (text: string) => new Reference(kind, text),
  stringify: ({ value }) => quoted((value as Reference).name),
}));

/** A name that YAML would read as something else stands in quotes. */
function quoted(name: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} _./()-]*$/u.test(name) ? name : JSON.stringify(name);
}

/** All references inside a value. */
export function* referencesIn(value: unknown): Generator<Reference> {
  if (value instanceof Reference) yield value;
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* referencesIn(item);
}
