import { readFile } from 'node:fs/promises';
import { findPdfiumWasm } from './pdf-assets.ts';

type Pointer = number;

/** The functions of pdfium.wasm that are used here, named and documented in pdfium's public/fpdf*.h. */
export interface PdfiumExports {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): Pointer;
  free(pointer: Pointer): void;
  FPDF_InitLibrary(): void;
  FPDF_LoadMemDocument(data: Pointer, size: number, password: Pointer): Pointer;
  FPDF_LoadCustomDocument(access: Pointer, password: Pointer): Pointer;
  FPDF_CloseDocument(document: Pointer): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: Pointer): number;
  FPDF_GetMetaText(document: Pointer, tag: Pointer, buffer: Pointer, bytes: number): number;
  FPDF_LoadPage(document: Pointer, index: number): Pointer;
  FPDF_ClosePage(page: Pointer): void;
  FPDF_GetPageBoundingBox(page: Pointer, rect: Pointer): number;
  FPDFPage_GetRotation(page: Pointer): number;
  FPDFText_LoadPage(page: Pointer): Pointer;
  FPDFText_ClosePage(text: Pointer): void;
  FPDFText_CountChars(text: Pointer): number;
  FPDFText_GetText(text: Pointer, start: number, count: number, buffer: Pointer): number;
  FPDFText_GetUnicode(text: Pointer, index: number): number;
  FPDFText_GetTextObject(text: Pointer, index: number): Pointer;
  FPDFText_GetCharOrigin(text: Pointer, index: number, x: Pointer, y: Pointer): number;
  FPDFText_GetLooseCharBox(text: Pointer, index: number, rect: Pointer): number;
  FPDFText_GetMatrix(text: Pointer, index: number, matrix: Pointer): number;
  FPDFTextObj_GetFontSize(object: Pointer, size: Pointer): number;
  FPDFTextObj_GetFont(object: Pointer): Pointer;
  FPDFFont_GetFlags(font: Pointer): number;
  FPDFFont_GetGlyphWidth(font: Pointer, character: number, size: number, width: Pointer): number;
}

/** A pdfium of one's own. */
export interface Pdfium {
  readonly pdfium: PdfiumExports;
  /** Lets pdfium call a function, by a pointer; the signature has a letter for the result and for each argument. */
  addFunction(action: (...values: number[]) => number, signature: string): Pointer;
}

let compiled: Promise<WebAssembly.Module> | undefined;

async function compile(): Promise<WebAssembly.Module> {
  const file = findPdfiumWasm();
  if (file === undefined) throw new Error('pdfium.wasm is missing');
  return WebAssembly.compile(await readFile(file));
}

/**
 * A fresh pdfium. Every document gets its own, because WASM memory never shrinks and is in an unknown state after a
 * trap; compiling, the dear part, is done once. The functions are taken from the instance itself: the package's
 * wrappers check their arguments at every call, and several calls are made for every word.
 */
export async function createPdfium(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium');
  compiled ??= compile();
  const module = await compiled;
  let exports: WebAssembly.Exports | undefined;
  const glue = {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      exports = instance.exports;
      done(instance);
      return exports;
    },
    // What pdfium says about damage is not for this process's log.
    print: () => {},
    printErr: () => {},
  };
  const { pdfium: runtime } = await init(glue as unknown as Parameters<typeof init>[0]);
  const pdfium = exports as unknown as PdfiumExports;
  pdfium.FPDF_InitLibrary();
  return { pdfium, addFunction: (action, signature) => runtime.addFunction(action, signature) };
}
