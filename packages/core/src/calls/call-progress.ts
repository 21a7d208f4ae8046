import { z } from 'zod';
import { idSchema, systemScope, type TenantScope } from '../kernel/index.ts';

/** `go_on`: the next step. `watch`: nobody knows yet what became of the dial. `done`: nothing is left to be done. */
export const CALL_PROGRESS = ['go_on', 'watch', 'done'] as const;
export type CallProgress = (typeof CALL_PROGRESS)[number];

/** What an execution is started with, and what each step of it is told. */
export const callStepInputSchema = z.object({
  call_id: idSchema('call'),
  tenant_id: idSchema('tenant'),
  /** Of the executions that hand a call over: which attempt it is. */
  transfer: z.int().min(1).optional(),
});
type CallStepInput = z.infer<typeof callStepInputSchema>;

/** What each step says. */
export const callStepOutputSchema = callStepInputSchema.extend({ progress: z.enum(CALL_PROGRESS) });

/** One step of a call. */
export type CallStep = (scope: TenantScope, callId: string) => Promise<CallProgress>;

/** One step of an attempt to hand a call over. */
export type TransferStep = (scope: TenantScope, callId: string, attempt: number) => Promise<CallProgress>;

/** A step as the state machine calls it: for a tenant, in the name of the system. */
export function callStepOf(run: CallStep, handOver: TransferStep) {
  return async ({ call_id, tenant_id, transfer }: CallStepInput, request_id: string) => {
    const scope = systemScope(tenant_id, 'outbound-calls', { request_id, source: 'calls' });
    if (transfer === undefined) return { call_id, tenant_id, progress: await run(scope, call_id) };
    return { call_id, tenant_id, transfer, progress: await handOver(scope, call_id, transfer) };
  };
}
