import {
  type DocumentErrorCode,
  type ParseFailure,
  type ParseOutcome,
  parseFailure,
} from '@patchbay/core/ingestion-pipeline';

/** Thrown inside a parser where a document has to be refused; {@link refusedAs} turns it into the parser's answer. */
export class DocumentRefusal extends Error {
  readonly failure: ParseFailure;
  constructor(failure: ParseFailure);
  constructor(code: DocumentErrorCode, detail: string);
  constructor(reason: DocumentErrorCode | ParseFailure, detail = '') {
    const failure = typeof reason === 'string' ? parseFailure(reason, detail) : reason;
    super(failure.detail);
    this.failure = failure;
  }
}

/** The answer for what a parser threw: a refusal keeps its code, anything else means that the bytes are damaged. */
export function refusedAs(error: unknown): ParseFailure {
  return error instanceof DocumentRefusal ? error.failure : parseFailure('document_corrupt', String(error));
}

/** Runs a parser's work and answers with the reason when it throws. */
export async function orRefusal(work: () => Promise<ParseOutcome>): Promise<ParseOutcome> {
  try {
    return await work();
  } catch (error) {
    return refusedAs(error);
  }
}
