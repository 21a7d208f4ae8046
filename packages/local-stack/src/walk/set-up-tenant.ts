import { randomBytes } from 'node:crypto';
import { ROLE_SCOPES } from '@patchbay/core/kernel';
import type { Product } from '../start/bring-up.ts';
import { type ApiClient, apiClient, exchangeKey } from './api-client.ts';
import { acceptInvitation, signIn } from './sign-in.ts';

/** A tenant with its owner and an API key, made through the API alone. */
export interface WalkTenant {
  readonly tenant_id: string;
  readonly owner_email: string;
  readonly owner_password: string;
  readonly api_key: string;
  /** Calls with the key's access token. */
  readonly api: ApiClient;
}

/** The platform's operator creates a tenant and invites its owner. */
export async function createTenant(product: Product): Promise<Omit<WalkTenant, 'api_key' | 'api'>> {
  const { addresses, operator } = product;
  const platform = apiClient(addresses.api_url, await signIn(product, operator.email, operator.password));
  const tenant = await platform.call<{ id: string }>('POST', '/v1/tenants', {
    name: 'Harbor Clinic',
    home_region: 'us-east-1',
  });
  const owner_email = `owner-${tenant.id.slice(-8).toLowerCase()}@patchbay.test`;
  const owner_password = `${randomBytes(18).toString('base64url')}-Pb1!`;
  await platform.call('POST', `/v1/tenants/${tenant.id}/operators`, { email: owner_email, role: 'owner' });
  await acceptInvitation(product, owner_email, owner_password);
  return { tenant_id: tenant.id, owner_email, owner_password };
}

/** The owner creates an API key, and a server exchanges it for an access token. */
export async function createKey(product: Product, tenant: Omit<WalkTenant, 'api_key' | 'api'>): Promise<WalkTenant> {
  const { api_url } = product.addresses;
  const owner = apiClient(api_url, await signIn(product, tenant.owner_email, tenant.owner_password));
  const { secret } = await owner.call<{ secret: string }>('POST', '/v1/api-keys', {
    name: 'Walk',
    scopes: ROLE_SCOPES.developer,
  });
  return { ...tenant, api_key: secret, api: apiClient(api_url, await exchangeKey(api_url, secret)) };
}
