import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Route } from '../route/index.ts';
import { openApiDocument } from './document.ts';
import { errorsPage } from './errors-page.ts';
import { addExamples } from './examples.ts';
import { lintOpenApi } from './lint.ts';
import { operationsPage } from './operations-page.ts';

/**
 * Writes docs/openapi.json, docs/errors.md and docs/ARCHITECTURE-APIS.md from the route table and the error catalogue,
 * and the generated part of packages/sdk from the OpenAPI document.
 * With `--check` nothing is written: the exit code is 1 and a line names each file that is not what the tables say, and
 * each thing that a linter finds wrong with the OpenAPI document.
 */
const root = join(import.meta.dirname, '../../../..');

async function generated(): Promise<Record<string, string>> {
  // By name, not by import: the table and the SDK are above this package.
  const load = (file: string) => import(pathToFileURL(join(root, file)).href);
  const table: { routes: readonly Route[] } = await load('functions/http/routes.ts');
  const sdk: { sdkFiles(document: object): Record<string, string> } = await load(
    'packages/sdk/src/generator/sdk-files.ts',
  );
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const document = addExamples(openApiDocument(table.routes, version), table.routes);
  return {
    'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'docs/errors.md': errorsPage(),
    'docs/ARCHITECTURE-APIS.md': operationsPage(table.routes),
    ...sdk.sdkFiles(document),
  };
}

const check = process.argv.includes('--check');
const files = await generated();
for (const [file, content] of Object.entries(files)) {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
  if (check) {
    process.stdout.write(`${file} is out of date: run node packages/http/src/openapi/write-docs.ts\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, content);
    process.stdout.write(`${file} written\n`);
  }
}

for (const problem of await lintOpenApi(files['docs/openapi.json'] ?? '')) {
  process.stdout.write(`docs/openapi.json: ${problem}\n`);
  process.exitCode = 1;
}
