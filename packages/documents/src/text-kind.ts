import { decodeText } from './parsers/txt/decode-text.ts';

/** Enough of a text to tell what it is; an even number, for UTF-16. */
const sampleBytes = 64 * 1024;

/** What a page begins with, after white space, comments and an XML declaration. Each character can match one way only. */
const pageStart =
  /^(?:\ufeff|\u00ef\u00bb\u00bf)?(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i;

/** Marks that plain text has by chance one of, rarely two, and how often each has to be there. */
const markdownSigns: readonly (readonly [sign: RegExp, least: number])[] = [
  [/^#{1,6} \S/gm, 2],
  [/^(?:```|~~~)/gm, 2],
  [/^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/gm, 1],
  [/\[[^\][\n]{1,200}\]\([^()\s]{1,500}\)/g, 1],
  [/(?:^|\s)\*\*\S[^*\n]{0,200}\*\*/gm, 1],
  [/^[ \t]*[-*] \[[ xX]\] /gm, 1],
];

/** Tells the kinds of text apart: a page of HTML by how it begins, Markdown by two of its marks. */
export function textKindOf(bytes: Buffer): 'text/html' | 'text/markdown' | 'text/plain' {
  const text = sampleOf(bytes);
  if (pageStart.test(text)) return 'text/html';
  let signs = 0;
  for (const [sign, least] of markdownSigns) if ((text.match(sign)?.length ?? 0) >= least) signs++;
  return signs >= 2 ? 'text/markdown' : 'text/plain';
}

/** Whether a text has any tag of HTML. */
export function hasTags(bytes: Uint8Array): boolean {
  return /<(?:!doctype|\/?[a-z][a-z0-9-]*)(?=[\s>/])[^<>]*>/i.test(sampleOf(bytes));
}

function sampleOf(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, sampleBytes);
  // The kinds are told by ASCII signs, which all of the encodings share but UTF-16 and UTF-32.
  const isWide = sample[0] === 0xff || sample[0] === 0xfe || sample.subarray(0, 16).includes(0);
  return isWide ? decodeText(sample).text : Buffer.from(sample).toString('latin1');
}
