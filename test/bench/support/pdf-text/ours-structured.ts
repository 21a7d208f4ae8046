import { defaultParseLimits } from '@patchbay/core/ingestion-pipeline';
import { pdfParser } from '../../../../packages/documents/src/parsers/pdf/pdf-parser.ts';
import { runChild } from './run-child.ts';

// All that the product does with a PDF: headings, paragraphs, hyphens, running lines. No rival does that.
await runChild(async (bytes) => {
  const outcome = await pdfParser.parse(bytes, defaultParseLimits);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document.pages.map(({ text }) => text);
});
