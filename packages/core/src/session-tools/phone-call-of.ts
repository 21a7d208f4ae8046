import { type PhoneCall, SpeakableFailure, type ToolRunContext } from './tool-handler.ts';

/** The telephone at the other end. @throws SpeakableFailure in a session without one. */
export function phoneCallOf({ phoneCall }: ToolRunContext): PhoneCall {
  const call = phoneCall();
  if (call !== undefined) return call;
  throw new SpeakableFailure('This is not a phone call, so that this is not possible here. Say so.');
}
