import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../terminal/steps.ts';
import type { ApiClient } from './api-client.ts';
import type { WalkDocument } from './walk-document.ts';

interface FileState {
  readonly id: string;
  readonly status: string;
  readonly stage: string;
  readonly percent: number;
  readonly pages: number;
  readonly chunks: number;
  readonly reason: { readonly code: string; readonly message: string } | null;
}

interface DeclaredFile extends FileState {
  readonly upload: { readonly method: string; readonly url: string; readonly headers: Record<string, string> };
}

const POLL_MS = 300;
const TIMEOUT_MS = 15 * 60_000;

/** Declares the document, uploads it by its presigned URL and watches its ingestion until it is ready. */
export async function ingestDocument(api: ApiClient, document: WalkDocument, indexId: string, step: Step) {
  const since = performance.now();
  step.update('presigned upload');
  const { upload, ...declared } = await api.call<DeclaredFile>('POST', '/v1/files', {
    name: document.name,
    media_type: document.media_type,
    size_bytes: document.bytes.length,
    sha256: document.sha256,
    index_ids: [indexId],
  });
  const { method, url, headers } = upload;
  const stored = await fetch(url, { method, headers, body: Buffer.from(document.bytes) });
  if (!stored.ok) throw new Error(`the storage refused the upload (${stored.status}): ${await stored.text()}`);
  for (;;) {
    const file = await api.call<FileState>('GET', `/v1/files/${declared.id}`);
    step.progress(file.percent / 100, file.stage);
    if (file.status === 'ready') {
      return { file_id: file.id, pages: file.pages, chunks: file.chunks, ms: Math.round(performance.now() - since) };
    }
    if (file.status === 'failed') throw new Error(`${document.name}: ${file.reason?.message} (${file.reason?.code})`);
    if (performance.now() - since > TIMEOUT_MS) throw new Error(`${document.name} is still in stage ${file.stage}`);
    await sleep(POLL_MS);
  }
}
