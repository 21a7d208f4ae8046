/** What the app has to know of the product: `/config.json` of its own server. */
export interface AppConfig {
  /** Base of the API, without a closing slash. */
  readonly api_url: string;
  /** Endpoint of the Cognito API. */
  readonly cognito_url: string;
  readonly people_client_id: string;
}

/** Calls the API as the person who signed in. */
export interface Api {
  call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T>;
}

/** An error of the API, with what the browser let the page read of it. */
export class ApiError extends Error {
  override name = 'ApiError';
}

export async function loadConfig(): Promise<AppConfig> {
  return (await (await fetch('/config.json')).json()) as AppConfig;
}

/** Signs in with e-mail and password at Cognito itself. @throws {Error} with what Cognito said */
export async function signIn(config: AppConfig, email: string, password: string): Promise<Api> {
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
  const answer = (await response.json()) as { AuthenticationResult?: { AccessToken: string }; message?: string };
  const token = answer.AuthenticationResult?.AccessToken;
  if (token === undefined) throw new Error(`Cognito answered ${response.status}: ${answer.message}`);
  return apiWith(config.api_url, token);
}

function apiWith(api_url: string, token: string): Api {
  return {
    async call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
      const response = await fetch(`${api_url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.ok) return (await response.json()) as T;
      const { error } = (await response.json()) as { error: { code: string } };
      throw new ApiError(`${method} ${path}: ${response.status} ${error.code}`);
    },
  };
}
