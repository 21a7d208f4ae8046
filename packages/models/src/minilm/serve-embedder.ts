import { chmod, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Embedder } from '@patchbay/core/vector-search';

/** An embedder that other processes of this machine and user can ask. */
export interface ServedEmbedder {
  close(): Promise<void>;
}

/**
 * Serves an embedder on a socket of the file system, for processes that would each load the model otherwise. Who asks
 * is known: only this user may open the socket.
 */
export async function serveEmbedder(embedder: Embedder, socket_path: string): Promise<ServedEmbedder> {
  const server = createServer(async (request, response) => {
    try {
      const { texts, purpose } = JSON.parse(await text(request)) as { texts: string[]; purpose: 'document' | 'query' };
      const vectors = await embedder.embed(texts, purpose);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(vectors));
    } catch {
      response.writeHead(500).end();
    }
  });
  await rm(socket_path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket_path, resolve);
  });
  await chmod(socket_path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
