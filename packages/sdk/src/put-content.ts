/** Where and how the content of a file goes. */
interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface PutOptions {
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  readonly onProgress?: ((progress: { sent_bytes: number; total_bytes: number }) => void) | undefined;
}

/** A browser's XMLHttpRequest, as far as it is used: fetch tells nothing about a body on its way. */
interface BrowserRequest {
  readonly status: number;
  readonly upload: { onprogress: ((event: { readonly loaded: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: Blob): void;
  abort(): void;
}

function putInBrowser(Request: new () => BrowserRequest, target: Target, content: Blob, options: PutOptions) {
  return new Promise<number>((resolve, reject) => {
    const request = new Request();
    request.open('PUT', target.url);
    for (const [name, value] of Object.entries(target.headers)) {
      if (!/^(content-length|host)$/i.test(name)) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded }) => options.onProgress?.({ sent_bytes: loaded, total_bytes: content.size });
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new TypeError('the upload failed'));
    request.onabort = () => reject(options.signal.reason);
    options.signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(content);
  });
}

const CHUNK_BYTES = 65_536;

/** The content as a stream that says how much of it was taken. */
function counted(content: Blob, onProgress: NonNullable<PutOptions['onProgress']>): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      const chunk = new Uint8Array(await content.slice(sent, sent + CHUNK_BYTES).arrayBuffer());
      if (chunk.byteLength === 0) return controller.close();
      controller.enqueue(chunk);
      sent += chunk.byteLength;
      onProgress({ sent_bytes: sent, total_bytes: content.size });
    },
  });
}

/**
 * Sends content to a presigned address, with exactly the headers that were signed, and resolves to the status.
 *
 * @throws whatever the network fails with.
 */
export async function putContent(target: Target, content: Blob, options: PutOptions): Promise<number> {
  const { onProgress, signal } = options;
  options.onProgress?.({ sent_bytes: 0, total_bytes: content.size });
  const Browser = (globalThis as { XMLHttpRequest?: new () => BrowserRequest }).XMLHttpRequest;
  if (onProgress !== undefined && Browser !== undefined) return putInBrowser(Browser, target, content, options);
  const body = onProgress === undefined ? { body: content } : { body: counted(content, onProgress), duplex: 'half' };
  const headers = { ...target.headers, ...(onProgress === undefined ? {} : { 'content-length': `${content.size}` }) };
  const response = await options.fetch(target.url, { method: 'PUT', headers, signal, ...body } as RequestInit);
  await response.body?.cancel();
  return response.status;
}
