export {
  type Citation,
  citationSchema,
  type DispatchMetadata,
  dispatchMetadataSchema,
  END_REASONS,
  type EndReason,
  endReasonSchema,
  roomNameOf,
  type SessionReport,
  sessionReportSchema,
  sessionReportsReceiptSchema,
  sessionReportsSchema,
} from './session-report.ts';
