import { ID_PREFIXES, type IdKind, type IdSource } from '@patchbay/core/kernel';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The valid id of a kind with this number: the same number, the same id; a higher one sorts later. */
export function idOf(kind: IdKind, number: number): string {
  let digits = '';
  for (let rest = number; digits.length < 26; rest = Math.floor(rest / 32))
    digits = (CROCKFORD[rest % 32] ?? '0') + digits;
  return `${ID_PREFIXES[kind]}_${digits}`;
}

/** Ids that count up from 1 over all kinds: the same calls give the same ids. */
export function deterministicIds(first = 1): IdSource {
  let number = first;
  return { next: (kind) => idOf(kind, number++) };
}
