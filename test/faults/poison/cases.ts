import { damageCases } from './damage-cases.ts';
import { docCases } from './doc-cases.ts';
import { docxCases } from './docx-cases.ts';
import { pdfCases } from './pdf-cases.ts';
import { pdfLoopCases } from './pdf-loop-cases.ts';
import type { PoisonCase } from './poison-case.ts';
import { textCases } from './text-cases.ts';

/** Every poison file, with how it has to end. */
export const poisonCases: readonly PoisonCase[] = [
  ...pdfCases,
  ...pdfLoopCases,
  ...docxCases,
  ...docCases,
  ...textCases,
  ...damageCases,
];
