import type { TenantScope } from '../kernel/index.ts';
import type { CallProgress } from './call-progress.ts';
import type { CallRepository } from './call-repository.ts';
import type { EndCall } from './end-call.ts';

/** Makes the step that ends a call whose other steps failed for good. A conversation that came about goes on. */
export function createFailCall({ calls, endCall }: { readonly calls: Pick<CallRepository, 'get'>; endCall: EndCall }) {
  return async (scope: TenantScope, callId: string): Promise<CallProgress> => {
    const call = await calls.get(scope, callId);
    if (call === null || call.status === 'answered') return 'done';
    const error = { code: 'unavailable', message: 'The call could not be carried out.' };
    await endCall(scope, call, { result: 'failed', error });
    return 'done';
  };
}
