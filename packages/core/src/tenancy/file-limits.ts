import { AppError, type TenantScope } from '../kernel/index.ts';
import type { TenantLimits } from './tenant.ts';

/** A tenant's limits on files, and what counts against them. */
export interface FileLimits
  extends Pick<TenantLimits, 'max_files' | 'max_file_bytes' | 'max_file_pages' | 'max_total_file_bytes'> {
  /** Files there are, archived ones among them: their content is kept. */
  readonly files: number;
  /** Bytes of all versions whose content is kept. */
  readonly total_file_bytes: number;
}

/** Port: limits and use in one read. Null for a tenant that is not there. */
export interface FileLimitsReader {
  fileLimits(scope: TenantScope): Promise<FileLimits | null>;
  /** The limit alone: nothing is counted. */
  maxPages(scope: TenantScope): Promise<number>;
}

/**
 * Refuses a content that would go past a limit of the tenant. Requests that run at the same time may pass together: a
 * limit bounds what a tenant takes, and is no counter to rely on.
 *
 * @throws AppError `unprocessable` naming size_bytes where one file may not be so large; `limit_exceeded` naming
 * size_bytes where all together would be too much, or with details.limit max_files where there are too many.
 */
export async function assertFileFits(
  reader: FileLimitsReader,
  scope: TenantScope,
  adding: { readonly size_bytes: number; readonly files: 0 | 1 },
): Promise<void> {
  const limits = await reader.fileLimits(scope);
  if (limits === null) return;
  const { max_file_bytes, max_total_file_bytes, max_files, files, total_file_bytes } = limits;
  if (adding.size_bytes > max_file_bytes) {
    throw new AppError('unprocessable', {
      message: `size_bytes: the tenant's limit max_file_bytes is ${max_file_bytes}.`,
      param: 'size_bytes',
      details: { limit: 'max_file_bytes', allowed: max_file_bytes, wanted: adding.size_bytes },
    });
  }
  if (files + adding.files > max_files) throw exceeded('max_files', max_files, files);
  if (total_file_bytes + adding.size_bytes > max_total_file_bytes) {
    throw exceeded('max_total_file_bytes', max_total_file_bytes, total_file_bytes, 'size_bytes');
  }
}

function exceeded(limit: string, allowed: number, used: number, param?: string): AppError {
  return new AppError('limit_exceeded', {
    message: `The tenant's limit ${limit} of ${allowed} is reached.`,
    ...(param === undefined ? {} : { param }),
    details: { limit, allowed, used },
    retry_after_seconds: 60,
  });
}
