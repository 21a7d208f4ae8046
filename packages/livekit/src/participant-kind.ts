/**
 * Kind of a participant that is an agent: `ParticipantInfo.Kind.AGENT` of LiveKit's protocol (livekit_models.proto). The
 * server SDK hands the number over but does not export the enum.
 */
export const AGENT_PARTICIPANT = 4;

/** Why a participant left: `DisconnectReason.PARTICIPANT_REMOVED`, taken out by whoever holds the keys of the server. */
export const WAS_REMOVED = 4;

/** Kind of a participant that is a telephone: `ParticipantInfo.Kind.SIP`. */
export const SIP_PARTICIPANT = 3;
