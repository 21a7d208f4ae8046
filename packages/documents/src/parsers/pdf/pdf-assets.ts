import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder, beside a bundle, that holds pdfjs-dist's character maps. */
export const cmapFolderName = 'pdf-cmaps';

/**
 * The folder with the predefined character maps that Chinese, Japanese and Korean PDFs may refer to: beside the
 * bundle, or in pdfjs-dist when run from source. Undefined where neither exists; such documents then lose text.
 */
export function findCmapFolder(moduleUrl: string = import.meta.url): string | undefined {
  const beside = path.join(path.dirname(fileURLToPath(moduleUrl)), cmapFolderName);
  if (existsSync(beside)) return beside + path.sep;
  try {
    const library = path.dirname(createRequire(moduleUrl).resolve('pdfjs-dist/package.json'));
    return path.join(library, 'cmaps') + path.sep;
  } catch {
    return undefined;
  }
}
