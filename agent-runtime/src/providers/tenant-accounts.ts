import { systemScope } from '@patchbay/core/kernel';
import type { ModelAccounts } from '@patchbay/core/provider-credentials';
import type { DispatchMetadata } from '@patchbay/core/session-orchestrator';
import type { ProviderAccounts } from './provider-access.ts';

/**
 * The accounts of one session: its tenant is fixed here, and with it whose credentials can be used. What goes to an
 * address that the tenant wrote goes by a fetch of its own.
 */
export function tenantAccounts(
  accounts: ModelAccounts,
  dispatch: DispatchMetadata,
  send: typeof fetch,
): ProviderAccounts {
  const scope = systemScope(dispatch.tenant_id, 'agent-runtime', {
    request_id: dispatch.session_id,
    source: 'runtime',
  });
  return {
    async accessOf(path, { provider, credential_id, base_url }) {
      const account = await accounts.find(scope, { path, provider, credential_id, base_url });
      return base_url === undefined ? account : { ...account, fetch: send };
    },
  };
}
