import { playgroundLink, servePlayground } from '@patchbay/playground';
import { playgroundOrigin } from '../product/product-settings.ts';
import { fixedPort } from '../stack/ports.ts';
import type { WalkTenant } from '../walk/set-up-tenant.ts';
import type { Product } from './bring-up.ts';

/** Serves the page to try the product with, as long as this process lives; the row says where. */
export async function openPlayground(
  { addresses, stack }: Product,
  tenant: Pick<WalkTenant, 'owner_email' | 'owner_password'>,
): Promise<[string, string][]> {
  const { api_url, people_client_id } = addresses;
  const settings = { api_url, cognito_url: stack.endpoints.aws_endpoint_url, people_client_id };
  await servePlayground(settings, fixedPort('playground', process.env));
  const owner = { email: tenant.owner_email, password: tenant.owner_password };
  return [['playground', playgroundLink(playgroundOrigin(process.env), owner)]];
}
