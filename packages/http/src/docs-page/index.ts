export { errorsHtml } from './errors-html.ts';
export { explorerPage } from './explorer-page.ts';
export { type ReferenceDocument, referencePage } from './reference-page.ts';
