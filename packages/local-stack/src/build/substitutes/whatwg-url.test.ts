import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { LAMBDA_ALIASES } from '../lambda-substitutes.ts';

interface ConnectionString {
  readonly hosts: string[];
  readonly username: string;
  readonly password: string;
  readonly pathname: string;
  readonly searchParams: Iterable<[string, string]>;
  clone(): { username: string; hosts: string[]; toString(): string };
  redact(): { toString(): string };
}
type ConnectionStringClass = new (uri: string) => ConnectionString;

const folder = mkdtempSync(join(tmpdir(), 'patchbay-url-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function connectionStrings(file: string, alias: Record<string, string>): Promise<ConnectionStringClass> {
  await build({
    stdin: {
      contents: `module.exports = require('mongodb-connection-string-url').default;`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(folder, file),
    alias,
  });
  return createRequire(import.meta.url)(join(folder, file));
}

function describeUri(Parser: ConnectionStringClass, uri: string): unknown {
  try {
    const parsed = new Parser(uri);
    const changed = parsed.clone();
    changed.username = 'x y';
    changed.hosts = ['q:1', 'z:2'];
    const { hosts, username, password, pathname, searchParams } = parsed;
    return [`${parsed}`, hosts, username, password, pathname, [...searchParams], `${parsed.redact()}`, `${changed}`];
  } catch (error) {
    return String(error);
  }
}

it("reads MongoDB connection strings as the driver's own package does, the wrong ones too", async () => {
  const original = await connectionStrings('original.cjs', {});
  const substitute = await connectionStrings('substitute.cjs', { 'whatwg-url': LAMBDA_ALIASES['whatwg-url'] });
  const uris = [
    'mongodb://127.0.0.1:27117/patchbay?replicaSet=rs0',
    'mongodb://a:1,b:2,c:3/db?replicaSet=r&tls=true',
    'mongodb+srv://u:p%40ss%2Fw@cluster0.abc.mongodb.net/x?retryWrites=true&w=majority',
    'mongodb://user:p%C3%A4ss@h/?authSource=admin',
    'mongodb://[::1]:27017,h2/',
    'mongodb://%2Ftmp%2Fm.sock/db',
    'mongodb://h/db?appName=%20x&readPreferenceTags=dc:a,b:c',
    'mongodb://ex%61mple.com:1/',
    'mongodb://bücher.example/',
    'mongodb://u:p@h:99999/',
    'mongodb+srv://a,b/',
    'mongodb://',
    'http://x',
  ];
  for (const uri of uris) expect(describeUri(substitute, uri)).toEqual(describeUri(original, uri));
});
