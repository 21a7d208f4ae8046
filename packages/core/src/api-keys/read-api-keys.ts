import { type Clock, notFound, type Page, type PageRequest, type TenantScope } from '../kernel/index.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyRepository } from './api-key-repository.ts';
import { toResource } from './api-key-view.ts';

/** Reads a tenant's API keys; never a secret, which nobody has. */
export function createApiKeyReader({ keys, clock }: { readonly keys: ApiKeyRepository; readonly clock: Clock }) {
  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<ApiKey> {
      const key = await keys.get(scope, id);
      if (key === null) throw notFound('API key');
      return toResource(key, clock.now());
    },

    async list(
      scope: TenantScope,
      query: PageRequest & { status?: ApiKey['status'] | undefined },
    ): Promise<Page<ApiKey>> {
      const page = await keys.list(scope, query, { status: query.status });
      const now = clock.now();
      return { ...page, data: page.data.map((key) => toResource(key, now)) };
    },
  };
}
export type ApiKeyReader = ReturnType<typeof createApiKeyReader>;
