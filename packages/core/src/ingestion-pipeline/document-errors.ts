/**
 * Why a document can never be ingested as it is: code → the sentence its owner is shown. These are permanent: the same
 * bytes fail the same way, so they are values on a file (`reason`), never thrown, and never retried by themselves.
 */
export const documentErrors = {
  document_empty: 'The file is empty: it has no content to read.',
  document_encrypted: 'The document is protected by a password. Remove the password and upload it again.',
  document_corrupt: 'The document is damaged or incomplete and cannot be read. Save it again and upload the new copy.',
  document_type_mismatch: 'The content of the file is not of the type that was declared for it.',
  document_no_text: 'The document has no text, only pictures of it (such as a scan). Upload a version with text.',
  document_too_large: 'The document is larger than what can be processed. Split it into smaller documents.',
  document_too_many_pages: 'The document has more pages than what can be processed. Split it into smaller documents.',
  document_bomb: 'The document unpacks to far more data than its size suggests, so it was refused for safety.',
  document_unsafe: 'The document is built in a way that no usual program builds it, so it was refused for safety.',
  document_unsupported_type: 'This type of file is not supported. Upload a PDF, DOCX, DOC, TXT, Markdown or HTML file.',
  document_timeout: 'Reading the document took too long. Split it into smaller documents or save it in a simpler form.',
} as const satisfies Record<string, string>;

/** A permanent failure of a document. */
export type DocumentErrorCode = keyof typeof documentErrors;
