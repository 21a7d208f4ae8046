import { migration as collections } from './0001-collections.ts';
import { migration as credentialIds } from './0002-credential-ids.ts';
import { migration as callEndReason } from './0003-call-end-reason.ts';
import type { Migration } from './migration.ts';

/** All migrations: a new one is its file and a line here. */
export const MIGRATIONS: readonly Migration[] = [collections, credentialIds, callEndReason];
