import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { AppConfig } from '../page/api.ts';

/** The web server of a customer's app, on a free port of its own. */
export interface AppServer {
  /** `127.0.0.1:port` */
  readonly host: string;
  close(): Promise<void>;
}

const PAGE_DIR = join(import.meta.dirname, '../page');

/** Bundles the app's page, as its developers would, and serves it. */
export async function serveApp(config: AppConfig): Promise<AppServer> {
  const bundle = await build({
    entryPoints: [join(PAGE_DIR, 'app.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    '/': ['text/html', await readFile(join(PAGE_DIR, 'index.html'), 'utf8')],
    '/app.js': ['text/javascript', bundle.outputFiles[0]?.text ?? ''],
    '/config.json': ['application/json', JSON.stringify(config)],
  };
  const server = createServer(({ url = '' }, response) => {
    const [type, content] = files[url] ?? [];
    if (type === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
