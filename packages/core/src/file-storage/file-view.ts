import type { File } from './file.ts';
import type { StoredFile } from './file-repository.ts';

/** A stored file as the API shows it. */
export function toFile(stored: StoredFile): File {
  const { execution_arn: _arn, multipart: _parts, ...shown } = stored;
  return { object: 'file', ...shown };
}
