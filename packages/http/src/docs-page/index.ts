export { errorsHtml } from './errors-html.ts';
export { type ReferenceDocument, referencePage } from './reference-page.ts';
