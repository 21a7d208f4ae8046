import { Patchbay, PermissionError } from '@patchbay/sdk';
import type { Command, Invocation } from '../command.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { forgetAccount, requireAddress, storeAccount } from '../profile.ts';
import { showResource } from '../terminal/show.ts';

/** The key: from the environment, from standard input, or asked for without showing it. */
async function apiKeyOf({ host, flags }: Invocation): Promise<string> {
  const given = flags['api-key-stdin'] === true ? (await host.readInput()).trim() : host.env['PATCHBAY_API_KEY'];
  const key = given ?? (await host.askSecret('API key: '));
  if (key === undefined || key === '') throw new CliError('no API key: set PATCHBAY_API_KEY or use --api-key-stdin');
  return key;
}

const exchange = (baseUrl: string, key: string, signal: AbortSignal) =>
  new Patchbay({ baseUrl }).oauth.token.create({ grant_type: 'client_credentials', client_secret: key }, { signal });

const login: Command = {
  path: ['login'],
  summary: 'Store an API key, after trying it',
  description:
    'The key and the address go to ~/.config/patchbay/config.json, readable by you alone, under the name of the profile, which becomes the current one. PATCHBAY_API_KEY and PATCHBAY_BASE_URL win over what is stored.',
  args: [],
  flags: [
    {
      name: 'api-key-stdin',
      kind: 'boolean',
      description: 'Read the key from standard input; without it you are asked',
    },
  ],
  examples: [
    'patchbay login --base-url https://api.example.org',
    'pass show patchbay/staging | patchbay login --profile staging --base-url https://staging.example.org --api-key-stdin',
  ],
  async run(invocation) {
    const { host, profile } = invocation;
    if (profile.base_url === undefined) throw new CliError('--base-url is missing');
    requireAddress(profile.base_url);
    const key = await apiKeyOf(invocation);
    const { scope } = await exchange(profile.base_url, key, host.signal);
    await storeAccount(host, profile.name, { base_url: profile.base_url, api_key: key });
    host.stderr.write(`signed in: profile ${profile.name} at ${profile.base_url} (${scope})\n`);
    return EXIT.ok;
  },
};

const logout: Command = {
  path: ['logout'],
  summary: 'Forget the stored API key',
  description: 'The key itself goes on working: revoke it with patchbay api-keys revoke.',
  args: [],
  flags: [],
  examples: ['patchbay logout', 'patchbay logout --profile staging'],
  async run({ host, profile }) {
    const forgotten = await forgetAccount(host, profile.name);
    host.stderr.write(forgotten ? `signed out: profile ${profile.name}\n` : `profile ${profile.name} is not stored\n`);
    return forgotten ? EXIT.ok : EXIT.not_signed_in;
  },
};

/** The claims of a token, for showing: whether it is genuine is for the API to say. */
function claimsOf(token: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return {};
  }
}

const whoami: Command = {
  path: ['whoami'],
  summary: 'Show who is signed in, and what the credential may do',
  args: [],
  flags: [],
  examples: ['patchbay whoami', 'patchbay whoami --json'],
  async run({ host, profile, client, json }) {
    const patchbay = client();
    const { base_url = '', api_key, access_token } = profile;
    const token = access_token ?? (await exchange(base_url, api_key ?? '', host.signal)).access_token;
    const { tenant_id, subject_type, subject_id, scope } = claimsOf(token);
    // Asked of the API, and not of the token: it says whether the credential is taken.
    const tenant = await patchbay.tenant.get({ signal: host.signal }).catch((error: unknown) => {
      if (error instanceof PermissionError) return null;
      throw error;
    });
    const shown = {
      profile: profile.name,
      credential: profile.source,
      base_url,
      tenant_id: tenant_id ?? null,
      tenant_name: tenant?.name ?? null,
      subject_type: subject_type ?? null,
      subject_id: subject_id ?? null,
      scopes: typeof scope === 'string' ? scope.split(' ').filter((name) => !name.includes('/')) : [],
    };
    showResource(host, shown, json);
    return EXIT.ok;
  },
};

export const accountCommands: readonly Command[] = [login, logout, whoami];
