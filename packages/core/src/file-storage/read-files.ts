import { notFound, type Page, type PageRequest, type TenantScope } from '../kernel/index.ts';
import type { File } from './file.ts';
import type { FileRepository } from './file-repository.ts';
import { toFile } from './file-view.ts';

/** Reads a tenant's files. */
export function createFileReader({ files }: { readonly files: FileRepository }) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<File> {
      const file = await files.get(scope, id);
      if (file === null) throw notFound('file');
      return toFile(file);
    },

    async list(scope: TenantScope, query: PageRequest & Parameters<FileRepository['list']>[2]): Promise<Page<File>> {
      const page = await files.list(scope, query, query);
      return { ...page, data: page.data.map(toFile) };
    },
  };
}
