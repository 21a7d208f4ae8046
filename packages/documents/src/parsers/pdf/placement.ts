import type { PdfiumMemory } from './pdfium-memory.ts';
import type { PdfiumExports } from './pdfium-module.ts';

/** From a page's own coordinates to those in which it is read: upper left origin, rotation applied, points. */
export interface Placement {
  /** Quarter turns clockwise, 0 to 3. */
  readonly rotation: number;
  readonly height: number;
  x(x: number, y: number): number;
  y(x: number, y: number): number;
}

/** Asks an open page how it is turned and where its visible part lies. */
export function placementOf(pdfium: PdfiumExports, memory: PdfiumMemory, page: number): Placement {
  const rotation = pdfium.FPDFPage_GetRotation(page) & 3;
  pdfium.FPDF_GetPageBoundingBox(page, memory.scratch);
  // FS_RECTF: left, top, right, bottom.
  const [left, top, right, bottom] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
  const [width, height] = [right - left, top - bottom];
  switch (rotation) {
    case 1:
      return { rotation, height: width, x: (_x, y) => y - bottom, y: (x) => x - left };
    case 2:
      return { rotation, height, x: (x) => right - x, y: (_x, y) => y - bottom };
    case 3:
      return { rotation, height: width, x: (_x, y) => top - y, y: (x) => right - x };
    default:
      return { rotation, height, x: (x) => x - left, y: (_x, y) => top - y };
  }
}
