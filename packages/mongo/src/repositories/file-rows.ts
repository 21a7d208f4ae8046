import type { FileRows } from '@patchbay/core/file-storage';
import { files, fileVersions } from '../collections/file-collections.ts';
import { indexEntries } from '../collections/index-entries.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What there is of a file besides its chunks: for its end. */
export function createFileRows(database: MongoDatabase): FileRows {
  return {
    async remove(scope, work, file_id) {
      await database.tenantCollection(indexEntries, scope, work).deleteMany({ file_id });
      await database.tenantCollection(fileVersions, scope, work).deleteMany({ file_id });
      await database.tenantCollection(files, scope, work).deleteMany({ id: file_id });
    },
  };
}
