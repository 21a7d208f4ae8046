/**
 * The first segment of every key of the files bucket. Grants, lifecycle rules and the start of ingestion hang on it;
 * the second segment is always the tenant's id: `uploads/<tenant_id>/…`.
 */
export const OBJECT_AREAS = {
  /** What people uploaded, by presigned URL. Every object that is created here starts an ingestion. */
  uploads: 'uploads/',
  /** What ingestion steps hand to each other; removed after some days. */
  work: 'work/',
  /** What was exported on request (audit events), to be fetched by presigned URL; removed after a month. */
  exports: 'exports/',
  /** What LiveKit Egress recorded of sessions; removed when the runtime config's retention says so. */
  recordings: 'recordings/',
} as const;

/** An area of the files bucket. */
export type ObjectArea = keyof typeof OBJECT_AREAS;
