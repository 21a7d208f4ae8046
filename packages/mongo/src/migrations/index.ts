import { migration as collections } from './0001-collections.ts';
import type { Migration } from './migration.ts';

/** All migrations: a new one is its file and a line here. */
export const MIGRATIONS: readonly Migration[] = [collections];
