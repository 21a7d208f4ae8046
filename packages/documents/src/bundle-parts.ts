import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseChildBundle } from './isolated-parse.ts';
import { cmapFolderName, findCmapFolder, findPdfiumWasm, pdfiumFileName } from './parsers/pdf/pdf-assets.ts';

/** What a bundle of a function that parses documents needs beside it. */
export interface BundleParts {
  /** Entry to bundle as `file`, in the same folder as the function's bundle. */
  readonly child: { readonly entry: string; readonly file: string };
  /** Folder to copy as `folder`, in the same place. Without it Chinese, Japanese and Korean PDFs may lose text. */
  readonly data: { readonly from: string; readonly folder: string };
  /** File to copy as `file`, in the same place: the engine that reads PDFs. */
  readonly engine: { readonly from: string; readonly file: string };
}

/** For the build: absolute paths of what {@link BundleParts} says. */
export function documentBundleParts(): BundleParts {
  const from = findCmapFolder();
  if (from === undefined) throw new Error('pdfjs-dist is not installed');
  const engine = findPdfiumWasm();
  if (engine === undefined) throw new Error('@embedpdf/pdfium is not installed');
  const entry = path.join(path.dirname(fileURLToPath(import.meta.url)), 'parse-child.ts');
  return {
    child: { entry, file: parseChildBundle },
    data: { from, folder: cmapFolderName },
    engine: { from: engine, file: pdfiumFileName },
  };
}
