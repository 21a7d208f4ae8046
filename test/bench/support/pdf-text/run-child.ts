import { readFileSync, writeFileSync } from 'node:fs';

/** The text of each page of a PDF. */
export type ExtractText = (bytes: Uint8Array) => Promise<string[]>;

/**
 * What a program that is measured does: reads the files named in its arguments one after another, and writes their
 * pages to the file named first; `-` for nowhere, as in the rounds that count.
 */
export async function runChild(extract: ExtractText): Promise<void> {
  const [target = '-', ...files] = process.argv.slice(2);
  const texts: string[][] = [];
  for (const file of files) texts.push(await extract(readFileSync(file)));
  if (target !== '-') writeFileSync(target, JSON.stringify(texts));
}
