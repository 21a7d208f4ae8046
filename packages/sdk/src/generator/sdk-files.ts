import { apiFile } from './api-file.ts';
import { detailsFile } from './details-file.ts';
import type { OpenApiDocument } from './document.ts';
import { generatedOperations } from './operation.ts';
import { operationsFile } from './operations-file.ts';
import { schemasFile } from './schemas-file.ts';

const HEADER = '// Generated from docs/openapi.json: run node packages/http/src/openapi/write-docs.ts\n';

/** The generated part of the SDK: content by path from the root of the repository. */
export function sdkFiles(document: OpenApiDocument): Record<string, string> {
  const operations = generatedOperations(document);
  const schemas = schemasFile(document, operations);
  const names = [...schemas.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = '']) => name);
  const files = {
    'schemas.ts': schemas,
    'operations.ts': operationsFile(operations),
    'api.ts': apiFile(operations, names),
    'operation-details.ts': detailsFile(operations, document),
  };
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [`packages/sdk/src/generated/${file}`, `${HEADER}${text}`]),
  );
}
