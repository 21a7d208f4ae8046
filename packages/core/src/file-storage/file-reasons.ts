import { type DocumentErrorCode, documentErrors } from '../ingestion-pipeline/index.ts';

/** Why a file is `failed`: code → the sentence its owner is shown. Documents' own reasons are among them. */
export const fileReasons = {
  ...documentErrors,
  upload_rejected:
    'The storage did not accept the upload, because type, size or SHA-256 were not as declared. Retry to get a new upload address, or create the file again with the right values.',
  upload_expired: 'The upload did not arrive in time. Retry to get a new upload address.',
  upload_mismatch: 'What was uploaded is not what was declared (type, size or SHA-256). Create the file again.',
  embedding_mismatch:
    'The embedding model gives vectors of another length than an index was made with. Update the index to a model of this deployment, so that it is built anew, and retry the file.',
  ingestion_not_started: 'What was uploaded is here, but processing it never began. Retry it.',
  ingestion_timeout: 'Processing the file took too long and was given up. Retry it.',
  stopped: 'Processing the file was stopped on request. Retry it to go on.',
  ingestion_failed: 'Processing the file failed on our side. Retry it.',
} as const satisfies Record<string, string>;

/** Why a file is `failed`. */
export type FileReasonCode = DocumentErrorCode | keyof typeof fileReasons;

/**
 * A reason as files carry it: with its sentence, or with one that says more of this very document. Unknown codes become
 * `ingestion_failed`.
 */
export function fileReason(code: string, message?: string): { code: FileReasonCode; message: string } {
  if (!Object.hasOwn(fileReasons, code)) return { code: 'ingestion_failed', message: fileReasons.ingestion_failed };
  const known = code as FileReasonCode;
  return { code: known, message: (known in documentErrors && message) || fileReasons[known] };
}
