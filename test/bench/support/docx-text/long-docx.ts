import { harborClinic } from '../../../fixtures/documents/clinics.ts';
import { handbookOf } from '../../../fixtures/documents/handbook.ts';
import { zipDocx } from '../../../fixtures/documents/write-docx.ts';

/** A long document as Word writes one: most of its XML says how each run looks. */
export interface LongDocx {
  readonly bytes: Buffer;
  /** Of the XML of its body. */
  readonly xml_bytes: number;
}

const look =
  '<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr>';
const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const revision = 'w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E" w:rsidP="00C31A5B"';

/** Repeats the sample handbook, its paragraphs cut into runs, until the XML has so many bytes. */
export function longDocx(xmlBytes: number): LongDocx {
  const sections = handbookOf(harborClinic).pages.flat();
  const parts: string[] = [];
  let length = 0;
  for (let round = 1; length < xmlBytes; round += 1) {
    for (const { heading, paragraphs, points, rows } of sections) {
      const part = [
        styled(`${heading}, part ${round}`, '<w:pStyle w:val="Heading1"/>'),
        ...paragraphs.map((text) => styled(text, '<w:spacing w:after="120"/>')),
        ...(points ?? []).map((text) => styled(text, item)),
        table(rows ?? []),
      ].join('');
      parts.push(part);
      length += Buffer.byteLength(part);
    }
  }
  return { bytes: zipDocx(parts.join('')), xml_bytes: length };
}

function styled(text: string, properties: string): string {
  const runs = text.match(/(?:\S+\s*){1,4}/g) ?? [];
  return `<w:p ${revision}><w:pPr>${properties}</w:pPr>${runs.map(run).join('')}</w:p>`;
}

function run(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<w:r w:rsidRPr="00B2671F">${look}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

function table(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${styled(text, '')}</w:tc>`;
  return `<w:tbl><w:tblGrid/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}
