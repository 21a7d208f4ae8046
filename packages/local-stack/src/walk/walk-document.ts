import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { REPOSITORY_DIR } from '../stack/directories.ts';

/** The document of the walk. */
export interface WalkDocument {
  readonly name: string;
  readonly media_type: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The sample document, and a question that it answers. */
const SAMPLE = join(REPOSITORY_DIR, 'test/fixtures/documents/clinic-handbook.pdf');
export const SAMPLE_QUESTION = 'What time does the clinic open on Saturday?';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.doc': 'application/msword',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
};

/** Reads the user's document, or the sample where none is named. @throws {Error} saying what is wrong with the file */
export async function readWalkDocument(path: string | undefined): Promise<WalkDocument> {
  const file = path ?? SAMPLE;
  const media_type = MEDIA_TYPES[extname(file).toLowerCase()];
  if (media_type === undefined) {
    throw new Error(`--file ${file}: the walk takes ${Object.keys(MEDIA_TYPES).join(', ')} files`);
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`--file ${file} cannot be read (${error.code})`);
  });
  return { name: basename(file), media_type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
