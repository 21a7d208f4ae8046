import { randomUUID } from 'node:crypto';
import { ROLE_SCOPES, type Scope } from '@patchbay/core/kernel';
import { inject } from 'vitest';
import type { ApiAnswer } from '../../api/support/client.ts';
import { type GatewayCaller, gatewayCaller } from './gateway-caller.ts';
import { type People, peopleOf } from './people.ts';
import type { DeployedAddresses, DoorAnswer, SeenByTools } from './product-door.ts';
import type { PhoneOrder, SeenInvite } from './telephone-network.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the run's product: see product-door.ts. */
    product_door: string;
  }
}

/** A tenant of its own, with every way in. */
export interface ProductTenant {
  readonly tenant_id: string;
  readonly owner: { readonly operator_id: string; readonly email: string; readonly password: string };
  /** Access token of the owner, who signed in. */
  readonly owner_token: string;
  readonly api_key: { readonly id: string; readonly secret: string };
  /** Access token that the API key was exchanged for; it holds the scopes of an owner. */
  readonly token: string;
}

/** The whole product, deployed into the emulator with IAM enforced, and reached through its API Gateway only. */
export interface DeployedProduct extends DeployedAddresses, People {
  readonly api_url: string;
  api(token?: string): GatewayCaller;
  /** Platform operator → tenant → invited owner → API key → token: everything through the API. */
  createTenant(name?: string): Promise<ProductTenant>;
  /** Exchanges an API key at `POST /v1/oauth/token`; the answer as it is. */
  exchange(secret: string): Promise<ApiAnswer>;
  /** Creates a key as the bearer of the token. */
  createApiKey(token: string, scopes: readonly Scope[]): Promise<{ id: string; secret: string }>;
  /** Connects a phone to the telephone network behind the media server. */
  connectPhone(order: PhoneOrder): Promise<void>;
  /** What the telephone network was asked for, oldest first, of all files. */
  invites(): Promise<readonly SeenInvite[]>;
  /** Requests that tools have sent to `tool_host`, oldest first. */
  seenByTools(): Promise<SeenByTools>;
}

/** Time a `beforeAll` that asks for the product needs: the first one of a run builds and deploys. */
export const PRODUCT_UP_MS = 15 * 60_000;

/**
 * The product of this run of the tests, brought up by the first file that asks. Call it in `beforeAll` with
 * {@link PRODUCT_UP_MS}; make tenants of your own, because every other file uses the same product.
 * @param options.voice also LiveKit and the agent runtime
 * @example const product = await deployedProduct();
 */
export async function deployedProduct(options: { voice?: boolean } = {}): Promise<DeployedProduct> {
  const told = await askDoor(options.voice === true ? '/voice' : '/product');
  const people = peopleOf(told);
  const { api_url } = told.addresses;
  const api = (token?: string) => gatewayCaller(api_url, token);
  let platform: Promise<string> | undefined;
  const platformToken = () => {
    platform ??= people.signIn(told.operator.email, told.operator.password).then((signed) => signed.access_token);
    return platform;
  };

  const exchange: DeployedProduct['exchange'] = (secret) =>
    api().post('/v1/oauth/token', `grant_type=client_credentials&client_secret=${encodeURIComponent(secret)}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });

  const createApiKey: DeployedProduct['createApiKey'] = async (token, scopes) => {
    const { id, secret } = created(await api(token).post('/v1/api-keys', { name: 'Backend', scopes }));
    return { id, secret };
  };

  return {
    ...told,
    ...people,
    api_url,
    api,
    exchange,
    createApiKey,
    async connectPhone(order) {
      await fetch(`${inject('product_door')}/phones`, { method: 'POST', body: JSON.stringify(order) });
    },
    async invites() {
      const response = await fetch(`${inject('product_door')}/phones`);
      return (await response.json()) as readonly SeenInvite[];
    },
    async seenByTools() {
      const response = await fetch(`${inject('product_door')}/seen-by-tools`);
      return (await response.json()) as SeenByTools;
    },
    async createTenant(name = 'A clinic') {
      const platformApi = api(await platformToken());
      const tenant = created(await platformApi.post('/v1/tenants', { name, home_region: 'us-east-1' }));
      const email = `owner-${randomUUID()}@example.org`;
      const password = `Aa1-${randomUUID()}`;
      const invitation = { email, role: 'owner' };
      const operator = created(await platformApi.post(`/v1/tenants/${tenant.id}/operators`, invitation));
      await people.setPassword(email, password);
      const { access_token: owner_token } = await people.signIn(email, password);
      const api_key = await createApiKey(owner_token, ROLE_SCOPES.owner);
      const answer = await exchange(api_key.secret);
      if (answer.status !== 200) throw refused('the token exchange', answer);
      const owner = { operator_id: operator.id, email, password };
      return { tenant_id: tenant.id, owner, owner_token, api_key, token: answer.body.access_token };
    },
  };
}

async function askDoor(path: string): Promise<DeployedAddresses> {
  const response = await fetch(`${inject('product_door')}${path}`, { signal: AbortSignal.timeout(PRODUCT_UP_MS) });
  const answer = (await response.json()) as DoorAnswer;
  if ('down' in answer) throw new Error(`the product did not come up: ${answer.down}`);
  return answer.up;
}

function created(answer: ApiAnswer): ApiAnswer['body'] {
  if (answer.status !== 201) throw refused('a creation', answer);
  return answer.body;
}

function refused(what: string, { status, body }: ApiAnswer): Error {
  return new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
}
