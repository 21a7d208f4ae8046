import type { Product } from '../start/bring-up.ts';
import type { Walk } from './walk.ts';

/** What a person goes on with after the walk: rows for the terminal, and a line to paste. */
export function describeWalk({ addresses }: Product, { tenant, agent_id, index_id }: Walk): [string, string][] {
  const { api_url } = addresses;
  const token = `$(curl -s ${api_url}/v1/oauth/token -d grant_type=client_credentials -d client_secret=${tenant.api_key} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  return [
    ['tenant owner', `${tenant.owner_email}  ${tenant.owner_password}`],
    ['API key', tenant.api_key],
    ['agent', agent_id],
    ['index', index_id],
    ['try', `curl -s ${api_url}/v1/agents -H "Authorization: Bearer ${token}"`],
  ];
}
