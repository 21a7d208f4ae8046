export { errorsHtml } from './errors-html.ts';
export { EXPLORER_POLICY, explorerPage } from './explorer-page.ts';
export { type ReferenceDocument, referencePage } from './reference-page.ts';
