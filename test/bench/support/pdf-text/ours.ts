import { openPdf } from '../../../../packages/documents/src/parsers/pdf/engines.ts';
import { runChild } from './run-child.ts';

// The text of pages as our reader takes it, in the order of the file and with its blanks: what pdf.js's own text is.
await runChild(async (bytes) => {
  const pdf = await openPdf(bytes);
  const texts: string[] = [];
  for (let number = 1; number <= pdf.pageCount; number += 1) {
    const { items } = await pdf.readPage(number);
    texts.push(items.map(({ text }) => text).join(''));
  }
  await pdf.close();
  return texts;
});
