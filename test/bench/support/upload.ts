import { createHash } from 'node:crypto';
import type { ApiClient } from '@patchbay/local-stack/walk';

interface DeclaredFile {
  readonly id: string;
  readonly upload: { readonly method: string; readonly url: string; readonly headers: Record<string, string> };
}

/** A document to ingest; a PDF unless it says something else. */
interface UploadedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly media_type?: string;
}

/** Declares a document and uploads it by its presigned URL; its ingestion begins by that. Returns the file's id. */
export async function upload(
  api: ApiClient,
  { name, bytes, media_type = 'application/pdf' }: UploadedDocument,
  index_id: string,
): Promise<string> {
  const { id, upload: target } = await api.call<DeclaredFile>('POST', '/v1/files', {
    name,
    media_type,
    size_bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    index_ids: [index_id],
    // The same document is uploaded round after round.
    on_duplicate: 'create',
  });
  const stored = await fetch(target.url, { method: target.method, headers: target.headers, body: Buffer.from(bytes) });
  if (!stored.ok) throw new Error(`the storage refused the upload (${stored.status}): ${await stored.text()}`);
  return id;
}
