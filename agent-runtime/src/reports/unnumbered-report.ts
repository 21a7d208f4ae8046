import type { SessionReport } from '@patchbay/core/session-orchestrator';

type WithoutNumber<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never;

/** A report before it has its place in the order. */
export type UnnumberedReport = WithoutNumber<SessionReport>;
