import { EncryptedPdfError, type OpenPdf, type OpenPdfEngine } from './open-pdf.ts';
import type { PageItems } from './page-items.ts';

/** Pages of a document without text that the second engine looks at before it is called one of pictures. */
const samplePages = 20;

/**
 * Opens a PDF with the fast engine, and with the thorough one what the first cannot read: the whole file when it does
 * not open, single pages that are damaged, and all pages when the first finds no text on any. Which engine reads what
 * depends on the bytes alone, so a file is read the same way every time.
 */
export function openEither(fast: OpenPdfEngine, thorough: OpenPdfEngine): OpenPdfEngine {
  return async (input) => {
    let first: OpenPdf;
    try {
      first = await fast(input);
      if (first.pageCount === 0) throw new Error('no pages');
    } catch (error) {
      if (error instanceof EncryptedPdfError) throw error;
      return thorough(input);
    }
    let opening: Promise<OpenPdf | undefined> | undefined;
    /** Page numbers mean the same only where both engines find as many pages. */
    const second = () => {
      opening ??= thorough(input).then(
        async (pdf) => {
          if (pdf.pageCount === first.pageCount) return pdf;
          await pdf.close();
          return undefined;
        },
        () => undefined,
      );
      return opening;
    };
    /** Whether the fast engine is blind to this document; decided when a page without text is first asked for. */
    let blind: Promise<boolean> | undefined;
    return {
      pageCount: first.pageCount,
      title: first.title,
      async readPage(number) {
        let page: PageItems;
        try {
          page = await first.readPage(number);
        } catch (error) {
          const other = await second();
          if (other === undefined) throw error;
          return other.readPage(number);
        }
        if (hasText(page)) return page;
        blind ??= isBlind(first, second);
        return (await blind) ? ((await (await second())?.readPage(number)) ?? page) : page;
      },
      async close() {
        await first.close();
        await (await opening)?.close();
      },
    };
  };
}

async function isBlind(first: OpenPdf, second: () => Promise<OpenPdf | undefined>): Promise<boolean> {
  for (let number = 1; number <= first.pageCount; number++) {
    const page = await first.readPage(number).catch(() => undefined);
    if (page !== undefined && hasText(page)) return false;
  }
  const other = await second();
  for (let number = 1; number <= Math.min(samplePages, first.pageCount); number++) {
    const page = await other?.readPage(number).catch(() => undefined);
    if (page !== undefined && hasText(page)) return true;
  }
  return false;
}

function hasText({ items }: PageItems): boolean {
  return items.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
}
