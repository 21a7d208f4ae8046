import { resolvedConfigs } from '../collections/binding-collections.ts';
import { files } from '../collections/file-collections.ts';
import { COLLECTIONS } from '../collections/index.ts';
import { indexEntries } from '../collections/index-entries.ts';
import { chunkTerms, fileChunks, searchIndexes } from '../collections/knowledge-collections.ts';
import { providerCredentials } from '../collections/provider-credentials.ts';
import { runtimeGenerations } from '../collections/runtime-generations.ts';
import { sessionEvents, sessions } from '../collections/session-collections.ts';

/** What may be done with one collection, in MongoDB's own words; '' stands for the whole database. */
export interface Privilege {
  readonly collection: string;
  readonly actions: readonly string[];
}

/** A role of the product in its database. */
export interface DatabaseRole {
  readonly role: string;
  readonly privileges: readonly Privilege[];
}

const READ = ['find'];
const APPEND = ['find', 'insert'];
const READ_AND_WRITE = ['find', 'insert', 'update', 'remove'];
const SHAPE = ['createCollection', 'collMod', 'createIndex', 'dropIndex', 'listIndexes'];

/** What functions do with data: append-only collections can be read and added to, whatever the code says. */
const DATA: readonly Privilege[] = COLLECTIONS.map(({ name, append_only }) => ({
  collection: name,
  actions: append_only === true ? APPEND : READ_AND_WRITE,
})).sort((a, b) => (a.collection < b.collection ? -1 : 1));

/**
 * What agents read: which generation of workers is there, a session, what was said in it, its config, what knowledge search looks at and shows, and which credential a tool may send where
 * (its secret is elsewhere). Everything else they report to the API.
 */
const READ_BY_AGENTS = [
  sessions,
  sessionEvents,
  resolvedConfigs,
  searchIndexes,
  indexEntries,
  files,
  fileChunks,
  chunkTerms,
  providerCredentials,
  runtimeGenerations,
];

/**
 * The three roles of the product. Each credential has one of them:
 * `patchbay_application` – functions: data, and no change to what was audited;
 * `patchbay_runtime` – agent workers: reading only, and only what they need;
 * `patchbay_migrator` – the deploy step: shapes of collections too, and still no change to what was audited.
 */
export const DATABASE_ROLES = {
  application: { role: 'patchbay_application', privileges: DATA },
  runtime: {
    role: 'patchbay_runtime',
    privileges: READ_BY_AGENTS.map(({ name }) => ({ collection: name, actions: READ })),
  },
  migrator: {
    role: 'patchbay_migrator',
    privileges: [
      { collection: '', actions: ['listCollections'] },
      { collection: 'migrations', actions: [...READ_AND_WRITE, ...SHAPE] },
      ...DATA.map(({ collection, actions }) => ({ collection, actions: [...actions, ...SHAPE] })),
    ],
  },
} as const satisfies Record<string, DatabaseRole>;
export type DatabaseRoleName = keyof typeof DATABASE_ROLES;
