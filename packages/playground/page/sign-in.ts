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

/** Where a tab keeps who is signed in, so that a reload does not ask again. The password is not kept. */
const KEPT = 'patchbay-playground';

interface Token {
  readonly token: string;
  /** Milliseconds of the Unix epoch. */
  readonly renewAt: number;
}

interface SignedIn {
  readonly email: string;
  readonly patchbay: Patchbay;
}

const configuration = async () => (await (await fetch('/config.json')).json()) as Config;

/** Signs in with e-mail and password at Cognito itself. @throws {Error} with what Cognito said */
export async function signIn(person: Person): Promise<SignedIn> {
  const config = await configuration();
  const renewed = async (): Promise<Token> => {
    const token = await tokenOf(config, person);
    sessionStorage.setItem(KEPT, JSON.stringify({ ...token, email: person.email }));
    return token;
  };
  let current = await renewed();
  const accessToken = async () => {
    if (Date.now() > current.renewAt) current = await renewed();
    return current.token;
  };
  return { email: person.email, patchbay: new Patchbay({ baseUrl: config.api_url, accessToken }) };
}

/** Whoever signed in before this tab was loaded again, as long as the token is good; null where nobody is. */
export async function resume(): Promise<SignedIn | null> {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return null;
  const { email, token, renewAt } = JSON.parse(kept) as Token & { readonly email: string };
  if (Date.now() > renewAt) return null;
  const { api_url: baseUrl } = await configuration();
  const accessToken = () => {
    if (Date.now() > renewAt) throw new Error('The sign-in is over: sign out, and in again');
    return token;
  };
  return { email, patchbay: new Patchbay({ baseUrl, accessToken }) };
}

/** Forgets who is signed in, and begins anew. */
export function signOut(): void {
  sessionStorage.removeItem(KEPT);
  location.reload();
}

async function tokenOf(config: Config, { email, password }: Person): Promise<Token> {
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
