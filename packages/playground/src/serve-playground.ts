import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What the page has to know of a deployment; nothing of it is a secret. */
export interface PlaygroundSettings {
  /** Base of the API, without a closing slash. */
  readonly api_url: string;
  /** Endpoint of the Cognito API. */
  readonly cognito_url: string;
  /** The app client of the pool of people. */
  readonly people_client_id: string;
}

/** The page's web server. */
export interface PlaygroundServer {
  /** `127.0.0.1:port` */
  readonly host: string;
  close(): Promise<void>;
}

const PAGE_DIR = join(import.meta.dirname, '../page');

/** Scripts and styles of its own only; calls, uploads and calls by voice go where the deployment is. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; connect-src * ws: wss:; img-src 'self' data:; media-src blob: mediastream: *",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Bundles the page and serves it on loopback.
 *
 * @param port 0 for a free one
 * @throws {Error} EADDRINUSE where something else listens there
 */
export async function servePlayground(settings: PlaygroundSettings, port = 0): Promise<PlaygroundServer> {
  const bundle = await build({
    entryPoints: [join(PAGE_DIR, 'app.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const text = (name: string) => readFile(join(PAGE_DIR, name), 'utf8');
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    '/': ['text/html; charset=utf-8', await text('index.html')],
    '/style.css': ['text/css; charset=utf-8', await text('style.css')],
    '/app.js': ['text/javascript; charset=utf-8', bundle.outputFiles[0]?.text ?? ''],
    '/config.json': ['application/json', JSON.stringify(settings)],
  };
  const server = createServer(({ url = '' }, response) => {
    const [type, content] = files[new URL(url, 'http://page').pathname] ?? [];
    if (type === undefined) response.writeHead(404).end();
    else response.writeHead(200, { ...HEADERS, 'content-type': type }).end(content);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A link that signs a person in: a browser sends what stands behind `#` to nobody, and the page takes it away. */
export function playgroundLink(origin: string, person: { email: string; password: string }): string {
  const { email, password } = person;
  return `${origin}/#sign-in=${Buffer.from(JSON.stringify({ email, password })).toString('base64url')}`;
}
