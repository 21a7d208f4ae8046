import { notFound, type TenantScope } from '../kernel/index.ts';
import type { StopSession } from '../session-orchestrator/index.ts';
import type { AfterTransfer } from './after-transfer.ts';
import type { Call } from './call.ts';
import type { CallRepository } from './call-repository.ts';
import { isHandedOver } from './call-transfer.ts';
import { toCall } from './read-calls.ts';

/** Makes the use case that ends a call on demand. */
export function createHangUp({
  calls,
  stopSession,
  afterTransfer,
}: {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly stopSession: StopSession;
  readonly afterTransfer: Pick<AfterTransfer, 'end'>;
}) {
  /**
   * Ends the call with its session, then the room and with it the phone. Hanging up what is over changes nothing.
   *
   * @throws AppError `not_found`, `upstream_failed`, `upstream_timeout`
   */
  return async (scope: TenantScope, id: string): Promise<Call> => {
    const call = await calls.get(scope, id);
    if (call === null) throw notFound('call');
    if (isHandedOver(call.transfer)) await afterTransfer.end(scope, id);
    else if (call.status !== 'ended') await stopSession(scope, call.session_id);
    return toCall((await calls.get(scope, id)) ?? call);
  };
}
