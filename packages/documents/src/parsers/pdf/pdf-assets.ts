import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder, beside a bundle, that holds pdfjs-dist's character maps. */
export const cmapFolderName = 'pdf-cmaps';
/** File, beside a bundle, that is the engine for PDFs. */
export const pdfiumFileName = 'pdfium.wasm';

/**
 * The folder with the predefined character maps that Chinese, Japanese and Korean PDFs may refer to: beside the
 * bundle, or in pdfjs-dist when run from source. Undefined where neither exists; such documents then lose text.
 */
export function findCmapFolder(moduleUrl: string = import.meta.url): string | undefined {
  const found = find(moduleUrl, cmapFolderName, 'pdfjs-dist/package.json', '../cmaps');
  return found === undefined ? undefined : found + path.sep;
}

/** pdfium.wasm: beside the bundle, or in its package when run from source. Undefined where neither exists. */
export function findPdfiumWasm(moduleUrl: string = import.meta.url): string | undefined {
  return find(moduleUrl, pdfiumFileName, '@embedpdf/pdfium/pdfium.wasm', '.');
}

function find(moduleUrl: string, name: string, module: string, relative: string): string | undefined {
  const beside = path.join(path.dirname(fileURLToPath(moduleUrl)), name);
  if (existsSync(beside)) return beside;
  try {
    return path.resolve(createRequire(moduleUrl).resolve(module), relative);
  } catch {
    return undefined;
  }
}
