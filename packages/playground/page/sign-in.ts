import { Patchbay } from '@patchbay/sdk';

/** What the page knows of the deployment: `/config.json` of its own server. */
interface Config {
  readonly api_url: string;
  readonly cognito_url: string;
  readonly people_client_id: string;
}

/** Who signs in. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

interface CognitoAnswer {
  readonly AuthenticationResult?: { readonly AccessToken: string; readonly ExpiresIn: number };
  readonly ChallengeName?: string;
  readonly message?: string;
}

/** A token is renewed this long before its end. */
const MARGIN_MS = 60_000;

/** Signs in with e-mail and password at Cognito itself. @throws {Error} with what Cognito said */
export async function signIn(person: Person): Promise<Patchbay> {
  const config = (await (await fetch('/config.json')).json()) as Config;
  let current = await tokenOf(config, person);
  return new Patchbay({
    baseUrl: config.api_url,
    accessToken: async () => {
      if (Date.now() > current.renewAt) current = await tokenOf(config, person);
      return current.token;
    },
  });
}

async function tokenOf(config: Config, { email, password }: Person): Promise<{ token: string; renewAt: number }> {
  const response = await fetch(config.cognito_url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: config.people_client_id,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  });
  const { AuthenticationResult: result, ChallengeName: challenge, message } = (await response.json()) as CognitoAnswer;
  if (result === undefined) throw new Error(`Cognito: ${message ?? challenge ?? `status ${response.status}`}`);
  return { token: result.AccessToken, renewAt: Date.now() + result.ExpiresIn * 1_000 - MARGIN_MS };
}

/** The person that a link brought along behind `#`; the address forgets it. */
export function personOfLink(): Person | null {
  const [, encoded] = /^#sign-in=([\w-]+)$/.exec(location.hash) ?? [];
  if (encoded === undefined) return null;
  history.replaceState(null, '', location.pathname);
  try {
    return JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))) as Person;
  } catch {
    return null;
  }
}
