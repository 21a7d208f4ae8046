import { type Clock, firstIdAt, ID_PREFIXES, type IdKind, type IdSource } from '@patchbay/core/kernel';

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

/** Ids that tell the time of a clock, as real ones do, and count up: sortable, and the same for the same calls. */
export function timedIds(clock: Clock): IdSource {
  let number = 0;
  return {
    next(kind) {
      number += 1;
      return `${firstIdAt(kind, clock.now()).slice(0, -16)}${idOf(kind, number).slice(-16)}`;
    },
  };
}
