import { documentInRepository, textBeside } from './text-beside.ts';

/** Name of the finished text beside a bundle. */
export const OPENAPI_FILE = 'openapi.json';

/** The OpenAPI document as it is served. A bundle finds it finished: nothing is parsed when it starts. */
export function openapiText(): string {
  return textBeside(OPENAPI_FILE) ?? JSON.stringify(documentInRepository());
}
