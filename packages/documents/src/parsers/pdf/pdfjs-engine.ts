import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextItem as PdfjsItem, TextStyle } from 'pdfjs-dist/types/src/display/api.js';
import { EncryptedPdfError, type OpenPdf, type PdfInput } from './open-pdf.ts';
import type { PageItems, TextItem } from './page-items.ts';
import { findCmapFolder } from './pdf-assets.ts';

/**
 * pdf.js without worker thread, canvas, fonts or network: the worker's code is loaded into this thread, which also
 * lets a bundler see it. Loaded on first use, because it is large and only PDFs need it.
 */
async function loadPdfjs() {
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** pdf.js asks for its data files through this; only character maps matter to text. */
class CmapReader {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = findCmapFolder();
    if (kind !== 'cMapUrl' || folder === undefined) throw new Error(`${filename} is not shipped`);
    return new Uint8Array(await readFile(path.join(folder, path.basename(filename))));
  }
}

/** Opens a PDF with pdf.js. Rejects with {@link EncryptedPdfError} when it wants a password. */
export async function openWithPdfjs(input: PdfInput): Promise<OpenPdf> {
  const { getDocument, Util } = await loadPdfjs();
  const task = getDocument({
    data: ownBytes(input),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    cMapPacked: true,
    BinaryDataFactory: CmapReader,
  });
  const document = await task.promise.catch(async (error: unknown) => {
    await task.destroy();
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    throw isEncrypted ? new EncryptedPdfError(String(error)) : error;
  });
  return {
    pageCount: document.numPages,
    title: await titleOf(document),
    async readPage(number) {
      const page = await document.getPage(number);
      try {
        return await readItems(page, Util.transform);
      } finally {
        page.cleanup();
      }
    },
    close: () => task.destroy(),
  };
}

/** pdf.js takes the buffer away from its owner, so bytes are copied; what was read for it is its own. */
function ownBytes(input: PdfInput): Uint8Array {
  if (input instanceof Uint8Array) return new Uint8Array(input);
  const { buffer, byteOffset, byteLength } = input.read(0, input.size);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function titleOf(document: PDFDocumentProxy): Promise<string | undefined> {
  const metadata = await document.getMetadata().catch(() => undefined);
  const title = (metadata?.info as { Title?: unknown } | undefined)?.Title;
  return typeof title === 'string' ? title : undefined;
}

type Transform = (a: number[], b: number[]) => number[];

async function readItems(page: PDFPageProxy, transform: Transform): Promise<PageItems> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items: TextItem[] = [];
  for (const item of content.items) {
    if (!('str' in item)) continue;
    items.push(toTextItem(item, content.styles[item.fontName], transform(viewport.transform, item.transform)));
  }
  return { height: viewport.height, items };
}

function toTextItem(item: PdfjsItem, style: TextStyle | undefined, matrix: number[]): TextItem {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix;
  return {
    text: item.str,
    x,
    y,
    width: item.width,
    size: Math.hypot(c, d) || Math.hypot(a, b),
    monospace: style?.fontFamily === 'monospace',
    slanted: Math.abs(b) > 0.05 * Math.hypot(a, b) || a < 0,
    rtl: item.dir === 'rtl',
  };
}
