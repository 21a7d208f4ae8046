import { type AppError, type ErrorCode, errorCatalogue } from '@patchbay/core/kernel';

/** Where each code is explained; the page is generated from the catalogue. */
export const ERROR_DOCS_PATH = '/v1/docs/errors';

/** The body of every answer that is not a success. */
export interface ErrorBody {
  readonly error: {
    readonly type: string;
    readonly code: ErrorCode;
    readonly message: string;
    readonly param: string | null;
    readonly request_id: string;
    readonly doc_url: string;
    readonly details: Record<string, unknown> | null;
  };
}

/** Codes whose own sentence says nothing without the field that it is about. */
const SAID_OF_A_FIELD: ReadonlySet<ErrorCode> = new Set(['reference_not_found', 'reference_archived']);

function messageOf({ code, message, param }: AppError): string {
  const isGeneral = SAID_OF_A_FIELD.has(code) && message === errorCatalogue[code].message;
  return isGeneral && param !== undefined ? `${param}: ${message}` : message;
}

/** The public face of an error: nothing but what its thrower meant to be public. */
export function errorBody(error: AppError, requestId: string): ErrorBody {
  return {
    error: {
      type: errorCatalogue[error.code].type,
      code: error.code,
      message: messageOf(error),
      param: error.param ?? null,
      request_id: requestId,
      doc_url: `${ERROR_DOCS_PATH}#${error.code}`,
      details: error.details ?? null,
    },
  };
}
