import { notFound, type Page, type TenantScope } from '../kernel/index.ts';
import type { Call, ListCalls, StoredCall } from './call.ts';
import type { CallRepository } from './call-repository.ts';

/** A call as the API shows it. */
export function toCall(stored: StoredCall): Call {
  return { object: 'call', ...stored };
}

/** Reading calls. */
export function createReadCalls({ calls }: { readonly calls: Pick<CallRepository, 'get' | 'list'> }) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<Call> {
      const found = await calls.get(scope, id);
      if (found === null) throw notFound('call');
      return toCall(found);
    },

    async list(scope: TenantScope, query: ListCalls): Promise<Page<Call>> {
      const page = await calls.list(scope, query);
      return { ...page, data: page.data.map(toCall) };
    },
  };
}
