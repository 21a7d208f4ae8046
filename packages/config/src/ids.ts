import { ID_PREFIXES, type IdSource } from '@patchbay/core/kernel';
import { monotonicFactory } from 'ulid';

/**
 * Prefixed ULIDs. Within a process each sorts after the one before, also within a millisecond and when the clock is
 * set back.
 */
export function ulidSource(): IdSource {
  const ulid = monotonicFactory();
  return { next: (kind) => `${ID_PREFIXES[kind]}_${ulid()}` };
}
