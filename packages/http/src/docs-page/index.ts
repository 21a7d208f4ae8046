export { errorsHtml } from './errors-html.ts';
export { explorerPage } from './explorer-page.ts';
export { OPENAPI_FILE, openapiText } from './openapi-text.ts';
export { REFERENCE_FILE, referenceText } from './reference-text.ts';
