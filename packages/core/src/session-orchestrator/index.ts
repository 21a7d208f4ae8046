export { type ClientSession, clientSessionSchema } from './client-session.ts';
export { type ClosedTenants, type CloseTenants, createCloseTenants } from './close-tenants.ts';
export type { ConversationSource, EarlierTurn, StoredConversation } from './conversation-source.ts';
export { createGiveFeedback, type GiveFeedbackDeps } from './give-feedback.ts';
export { createNewSessions, type NewSession, type NewSessionDeps, type SessionDraft } from './new-session.ts';
export { createSessionReader, type SessionReader } from './read-sessions.ts';
export { createRenewTokens, type RenewTokensDeps } from './renew-tokens.ts';
export { createReportService, type ReceiveReports, type ReportDeps } from './report-service.ts';
export { type ApplyRoomEvent, createRoomEventService, type RoomEvent } from './room-event-service.ts';
export type { RoomPresence, Rooms, SessionAlarms } from './rooms.ts';
export {
  type CreateSession,
  createSessionSchema,
  listSessionsSchema,
  OPEN_STATUSES,
  SESSION_STATUSES,
  type Session,
  type SessionFilters,
  type SessionStatus,
  type SessionTokens,
  type StartedSession,
  sessionPageSchema,
  sessionSchema,
  sessionTokensSchema,
  startedSessionSchema,
} from './session.ts';
export {
  type ClientTranscript,
  clientTranscriptSchema,
  type SessionEvent,
  sessionEventPageSchema,
  type Transcript,
  transcriptSchema,
} from './session-event.ts';
export { type SessionFeedback, type UpdateFeedback, updateFeedbackSchema } from './session-feedback.ts';
export {
  createSessionLifecycle,
  type LifecycleDeps,
  type SessionEndings,
  type SessionLifecycle,
} from './session-lifecycle.ts';
export { type SessionMetrics, sessionMetricsSchema, type TurnLatency } from './session-metrics.ts';
export {
  type Citation,
  citationSchema,
  type DispatchMetadata,
  dispatchMetadataSchema,
  END_REASONS,
  type EndReason,
  endReasonSchema,
  roomNameOf,
  roomOf,
  type SessionReport,
  sessionReportSchema,
  sessionReportsReceiptSchema,
  sessionReportsSchema,
} from './session-report.ts';
export type {
  SessionRepository,
  SessionTransition,
  SessionWatchList,
  StoredSession,
  StoredSessionEvent,
} from './session-repository.ts';
export { takeSlots } from './session-slots.ts';
export { createStartSession, type StartSessionDeps } from './start-session.ts';
export { createStopSession, type StopSession, type StopSessionDeps } from './stop-session.ts';
export { overdueText, silenceEnd, spokenWelcome, TEXT_RUN } from './text-session.ts';
export { ANSWERED_BY, type AnsweredBy, type Voicemail, voicemailSchema } from './voicemail.ts';
export { createWatchdog, type Watchdog, type WatchdogDeps } from './watchdog-service.ts';
