import type { InboundMapping } from '../call-dispatch/index.ts';
import type { StoredSession } from '../session-orchestrator/index.ts';
import type { PhoneNumber } from '../telephony/index.ts';
import type { StoredCall } from './call.ts';
import type { InboundCaller } from './inbound-ports.ts';

/** A call that came in: it begins as answered, at the time at which its session does. */
export function inboundCallOf({
  id,
  session,
  mapping,
  number,
  caller,
  from,
}: {
  readonly id: string;
  readonly session: StoredSession;
  readonly mapping: InboundMapping;
  readonly number: PhoneNumber | null;
  readonly caller: InboundCaller;
  readonly from: string | null;
}): StoredCall {
  return {
    id,
    tenant_id: session.tenant_id,
    direction: 'inbound',
    status: 'answered',
    result: null,
    from,
    to: mapping.number,
    phone_number_id: number?.id ?? null,
    inbound_mapping_id: mapping.id,
    agent_id: session.agent_id,
    session_id: session.id,
    ring_timeout_seconds: null,
    voicemail: null,
    end_reason: null,
    answered_by: null,
    transfer: null,
    sip: {
      call_id: caller.sip_call_id,
      trunk_id: number?.inbound_trunk_id ?? null,
      status_code: null,
      status: null,
      headers: { ...caller.headers },
    },
    error: null,
    metadata: {},
    created_at: session.created_at,
    dialed_at: null,
    ringing_at: null,
    answered_at: session.created_at,
    ended_at: null,
  };
}
