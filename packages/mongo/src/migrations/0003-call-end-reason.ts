import type { Db, Document } from 'mongodb';
import type { Migration } from './migration.ts';

const silent: Document = { end_reason: { $exists: false } };

/** Calls of a release before do not say why they ended: nothing of them can be known any more. */
export const migration: Migration = {
  id: '0003-call-end-reason',
  kind: 'once',
  checksum: '0c7f00fc00f0a6b2608a86afb5ccaa4c19a478ac3d4bea37d903b52ab96eb2e5',
  async plan(database: Db) {
    const documents = await database.collection('calls').countDocuments(silent);
    const description = 'end_reason: why the call ended; null, since it was not kept';
    return documents === 0 ? [] : [{ action: 'change_documents', collection: 'calls', documents, description }];
  },
  async up(database) {
    await database.collection('calls').updateMany(silent, { $set: { end_reason: null } });
  },
};
