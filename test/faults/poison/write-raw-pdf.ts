/** An object of a PDF as it stands in the file, numbered from 1 by its place; 1 is the catalog. */
export type RawObject = string | Buffer;

/** What the end of the file says; each can be a lie. */
export interface RawEnd {
  /** More of the trailer's dictionary. */
  readonly trailer?: string;
  /** Where the reference table is said to be, from where it is. */
  readonly startxref?: (actual: number) => number;
  /** Left out, so that a reader has to look for the objects itself. */
  readonly table?: false;
}

/** Writes a PDF of any objects, with a true table of references. */
export function writeRawPdf(objects: readonly RawObject[], end: RawEnd = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(at);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    at += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = end.table === false ? '' : `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Root 1 0 R /Size ${objects.length + 1} ${end.trailer?.replaceAll('HERE', String(at)) ?? ''} >>\n`;
  parts.push(Buffer.from(`${table}${trailer}startxref\n${end.startxref?.(at) ?? at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** A stream with its true length. `more` goes into its dictionary. */
export function streamOf(content: string | Buffer, more = ''): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${more} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** What the good page of {@link pdfAround} says. */
export const goodWords = 'The clinic opens at nine.';

/** Orders that show a line of text in font F. */
export const showing = (text: string) => `BT /F 12 Tf 72 700 Td (${text}) Tj ET`;

/** Number of the first object that {@link pdfAround} leaves to its caller. */
export const firstOwn = 6;

/**
 * A PDF with one good page, and a second that is what a test wants; its objects are numbered from {@link firstOwn}.
 * 1 catalog, 2 pages, 3 the good page, 4 its content, 5 the font.
 */
export function pdfAround(
  second: { readonly page: string; readonly objects?: readonly RawObject[] },
  { catalog = '', ...end }: RawEnd & { readonly catalog?: string } = {},
): Buffer {
  return writeRawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      `<< /Type /Pages /Kids [3 0 R ${firstOwn} 0 R] /Count 2 >>`,
      pageOf('/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>'),
      streamOf(showing(goodWords)),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      second.page,
      ...(second.objects ?? []),
    ],
    end,
  );
}

/** A page below object 2. */
export const pageOf = (more: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${more} >>`;
