import type { Product } from '../start/bring-up.ts';
import type { Walk } from './walk.ts';

const CLI_VARIABLES = 'export PATCHBAY_BASE_URL=$API PATCHBAY_API_KEY=$API_KEY';

/**
 * What a person goes on with after the walk: rows for the terminal, a line that sets what the README's examples and
 * `npx patchbay` read, and one that works by itself.
 */
export function describeWalk({ addresses }: Product, { tenant, agent_id, index_id }: Walk): [string, string][] {
  const { api_url } = addresses;
  const token = `$(curl -s ${api_url}/v1/oauth/token -d grant_type=client_credentials -d client_secret=${tenant.api_key} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  return [
    ['tenant owner', `${tenant.owner_email}  ${tenant.owner_password}`],
    ['API key', tenant.api_key],
    ['agent', agent_id],
    ['index', index_id],
    ['shell', `export API=${api_url} API_KEY=${tenant.api_key}; ${CLI_VARIABLES}`],
    ['try', `curl -s ${api_url}/v1/agents -H "Authorization: Bearer ${token}"`],
  ];
}
