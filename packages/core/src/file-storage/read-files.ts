import { notFound, type Page, type PageRequest, type TenantScope } from '../kernel/index.ts';
import type { File } from './file.ts';
import type { FileFilter, FileRepository, StoredFile } from './file-repository.ts';
import { type FileVersion, toFileVersion } from './file-version.ts';
import { toFile } from './file-view.ts';

/** Reads a tenant's files. */
export function createFileReader({ files }: { readonly files: FileRepository }) {
  async function one(scope: TenantScope, id: string): Promise<StoredFile> {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    return file;
  }

  return {
    /** @throws AppError `not_found` */
    get: async (scope: TenantScope, id: string): Promise<File> => toFile(await one(scope, id)),

    /** @throws AppError `invalid_query` where status and archived are both given. */
    async list(scope: TenantScope, query: PageRequest & FileFilter): Promise<Page<File>> {
      const { limit, cursor, order, ...filter } = query;
      const page = await files.list(scope, { limit, cursor, order }, filter);
      return { ...page, data: page.data.map(toFile) };
    },

    /** Its versions, each with its own status. @throws AppError `not_found` */
    async listVersions(scope: TenantScope, id: string, query: PageRequest): Promise<Page<FileVersion>> {
      const file = await one(scope, id);
      const page = await files.listVersions(scope, id, query);
      return { ...page, data: page.data.map((version) => toFileVersion(version, file)) };
    },

    /** @throws AppError `not_found` */
    async getVersion(scope: TenantScope, id: string, version: number): Promise<FileVersion> {
      const file = await one(scope, id);
      const found = await files.getVersion(scope, id, version);
      if (found === null) throw notFound('file version');
      return toFileVersion(found, file);
    },
  };
}
