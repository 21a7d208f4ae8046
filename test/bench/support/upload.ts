import { createHash } from 'node:crypto';
import type { ApiClient } from '@patchbay/local-stack/walk';
import type { BenchDocument } from './bench-document.ts';

interface DeclaredFile {
  readonly id: string;
  readonly upload: { readonly method: string; readonly url: string; readonly headers: Record<string, string> };
}

/** Declares a PDF and uploads it by its presigned URL; its ingestion begins by that. Returns the file's id. */
export async function upload(api: ApiClient, { name, bytes }: BenchDocument, index_id: string): Promise<string> {
  const { id, upload: target } = await api.call<DeclaredFile>('POST', '/v1/files', {
    name,
    media_type: 'application/pdf',
    size_bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    index_ids: [index_id],
  });
  const stored = await fetch(target.url, { method: target.method, headers: target.headers, body: Buffer.from(bytes) });
  if (!stored.ok) throw new Error(`the storage refused the upload (${stored.status}): ${await stored.text()}`);
  return id;
}
