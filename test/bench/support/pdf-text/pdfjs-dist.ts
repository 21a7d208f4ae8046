import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { runChild } from './run-child.ts';

// pdf.js as its documentation has it read text.
await runChild(async (bytes) => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    page.cleanup();
  }
  await task.destroy();
  return texts;
});
