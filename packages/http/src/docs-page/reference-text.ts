import { type ReferenceDocument, referencePage } from './reference-page.ts';
import { documentInRepository, textBeside } from './text-beside.ts';

/** Name of the finished page beside a bundle. */
export const REFERENCE_FILE = 'reference.html';

/** The plain reference as it is served. A bundle finds it finished: no page is made when it starts. */
export function referenceText(): string {
  return textBeside(REFERENCE_FILE) ?? referencePage(documentInRepository() as ReferenceDocument);
}
