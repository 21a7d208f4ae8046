import { z } from 'zod';
import { idSchema, notFound, type TenantScope } from '../kernel/index.ts';
import type { Call } from './call.ts';
import { checkTransferMode, type TransferCall, transferFields } from './call-command.ts';
import type { CallRepository } from './call-repository.ts';

/** Body of `POST /internal/v1/sessions/{session_id}/transfer`. */
export const agentTransferSchema = z
  .strictObject({ ...transferFields, tenant_id: idSchema('tenant') })
  .superRefine(checkTransferMode);

/** Answer to it; what refuses is an error. `begun`: of a warm one, whose end the agent is told of in its room. */
export const agentTransferReceiptSchema = z.object({ outcome: z.enum(['done', 'begun']) });

/** Makes the use case by which the agent of a call hands it over, under the rules of everybody who does. */
export function createAgentTransfer({
  calls,
  transfer,
}: {
  readonly calls: Pick<CallRepository, 'findBySession'>;
  readonly transfer: (scope: TenantScope, id: string, order: TransferCall) => Promise<Call>;
}) {
  /**
   * @throws AppError `not_found`, `call_not_live`, `unprocessable` (to, from), `transfer_under_way`, `transfer_refused`,
   * `upstream_failed`, `upstream_timeout`
   */
  return async (
    scope: TenantScope,
    sessionId: string,
    order: TransferCall,
  ): Promise<z.output<typeof agentTransferReceiptSchema>> => {
    const call = await calls.findBySession(scope, sessionId);
    if (call === null) throw notFound('call');
    await transfer(scope, call.id, order);
    return { outcome: order.mode === 'warm' ? 'begun' : 'done' };
  };
}
