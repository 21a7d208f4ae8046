import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a fake provider understands and words its requests. */
export interface EmbeddingProtocol {
  textsOf(path: string, body: unknown): readonly string[];
  answer(vectors: readonly (readonly number[])[], path: string): unknown;
  /** UTF-8 bytes from which on a text is refused with 400, as providers do with too many tokens. */
  readonly refuses_from_bytes: number;
  /** Length of its vectors. */
  readonly dimensions: number;
}

/** A real HTTP server that embeds: each text gets a vector of its own, which depends on nothing but the text. */
export interface EmbeddingServer {
  readonly url: string;
  readonly requests: string[][];
  readonly seen: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: unknown }[];
  readonly failures: number[];
  mostAtOnce(): number;
  close(): void;
}

/** Starts one on a free port of the loopback. */
export async function startEmbeddingServer(protocol: EmbeddingProtocol): Promise<EmbeddingServer> {
  const requests: string[][] = [];
  const seen: EmbeddingServer['seen'] = [];
  const failures: number[] = [];
  let atOnce = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(parts).toString());
    const path = decodeURIComponent(request.url ?? '');
    const texts = [...protocol.textsOf(path, body)];
    requests.push(texts);
    seen.push({ path, headers: request.headers, body });
    const tooLong = texts.some((text) => Buffer.byteLength(text) >= protocol.refuses_from_bytes);
    const status = failures.shift() ?? (tooLong ? 400 : 200);
    await new Promise((resolve) => setTimeout(resolve, 10));
    atOnce -= 1;
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    const vectors = texts.map((text) => vectorOf(text, protocol.dimensions));
    const error = { message: `secret words about ${texts[0]}`, error: { message: `secret words about ${texts[0]}` } };
    response.end(JSON.stringify(status === 200 ? protocol.answer(vectors, path) : error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    seen,
    failures,
    mostAtOnce: () => most,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function vectorOf(text: string, dimensions: number): number[] {
  const digest = createHash('sha256').update(text).digest();
  return Array.from({ length: dimensions }, (_, at) => (digest[at % digest.length] ?? 0) - 127.5);
}
