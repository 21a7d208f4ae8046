import type { Api } from './api.ts';

/** A file as the API shows it. */
export interface FileState {
  readonly id: string;
  readonly status: string;
  readonly stage: string;
  readonly percent: number;
}

interface Upload {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
}

const POLL_MS = 500;

/** Declares a file: its name, type, length and checksum. */
export async function declareFile(api: Api, file: File, indexId: string): Promise<FileState & { upload: Upload }> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return await api.call('POST', '/v1/files', {
    name: file.name,
    media_type: file.type,
    size_bytes: file.size,
    sha256,
    index_ids: [indexId],
  });
}

/**
 * Sends the content to its presigned URL; resolves to the status that the storage answered.
 * @param onProgress part that was sent, 0 to 1: fetch cannot tell, XMLHttpRequest can
 * @throws {Error} the browser did not let the request or its answer through
 */
export function send(upload: Upload, content: Blob, onProgress: (part: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('load', () => resolve(request.status));
    request.addEventListener('error', () => reject(new Error('the upload did not get through')));
    request.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) request.setRequestHeader(name, value);
    request.send(content);
  });
}

/** Follows a file until its ingestion has ended, well or badly. */
export async function followIngestion(api: Api, id: string, onState: (file: FileState) => void): Promise<void> {
  for (;;) {
    const file = await api.call<FileState>('GET', `/v1/files/${id}`);
    onState(file);
    if (file.status === 'ready' || file.status === 'failed') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
