import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError } from './exit-codes.ts';
import type { CliHost } from './host.ts';

/** An account as `login` stores it. */
export interface StoredAccount {
  readonly base_url: string;
  readonly api_key: string;
}

interface ConfigFile {
  readonly current: string;
  readonly profiles: Readonly<Record<string, StoredAccount>>;
}

/** Who calls, and where: what is stored under a name, overruled by the environment and by flags. */
export interface Profile {
  readonly name: string;
  readonly base_url: string | undefined;
  readonly api_key: string | undefined;
  readonly access_token: string | undefined;
  /** Where the credential comes from, for people. */
  readonly source: string;
}

const EMPTY: ConfigFile = { current: 'default', profiles: {} };

/** `~/.config/patchbay/config.json`, or under XDG_CONFIG_HOME. */
export function configPath({ env, home }: Pick<CliHost, 'env' | 'home'>): string {
  const base = env['XDG_CONFIG_HOME'];
  return join(base === undefined || base === '' ? join(home, '.config') : base, 'patchbay', 'config.json');
}

async function readConfig(host: CliHost): Promise<ConfigFile> {
  const path = configPath(host);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CliError(`${path} cannot be read: ${error.message}`);
  });
  if (text === undefined) return EMPTY;
  try {
    return { ...EMPTY, ...JSON.parse(text) };
  } catch {
    throw new CliError(`${path} is not JSON: mend it, or remove it and run patchbay login`);
  }
}

/** Written beside and moved over, so that nobody finds half a file; readable by its owner alone. */
async function writeConfig(host: CliHost, config: ConfigFile): Promise<void> {
  const path = configPath(host);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  await writeFile(fresh, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  await chmod(fresh, 0o600);
  await rename(fresh, path);
}

const given = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The account that this run uses. PATCHBAY_API_KEY, PATCHBAY_ACCESS_TOKEN and PATCHBAY_BASE_URL win over the file. */
export async function readProfile(host: CliHost, flags: Readonly<Record<string, unknown>>): Promise<Profile> {
  const { env } = host;
  const config = await readConfig(host);
  const name = given(flags['profile']) ?? given(env['PATCHBAY_PROFILE']) ?? config.current;
  const stored = config.profiles[name];
  const key = given(env['PATCHBAY_API_KEY']);
  const token = given(env['PATCHBAY_ACCESS_TOKEN']);
  const source =
    key !== undefined ? 'PATCHBAY_API_KEY' : token !== undefined ? 'PATCHBAY_ACCESS_TOKEN' : configPath(host);
  return {
    name,
    base_url: given(flags['base-url']) ?? given(env['PATCHBAY_BASE_URL']) ?? stored?.base_url,
    api_key: key ?? (token === undefined ? stored?.api_key : undefined),
    access_token: key === undefined ? token : undefined,
    source,
  };
}

/** An address that nothing can be sent to is the caller's mistake, and not one of the network. */
export function requireAddress(baseUrl: string): void {
  const scheme = URL.canParse(baseUrl) ? new URL(baseUrl).protocol : '';
  if (scheme === 'http:' || scheme === 'https:') return;
  throw new CliError(`the address of the API has to begin with https:// or http://, and is '${baseUrl}'`);
}

/** Stores an account under a name and makes it the current one. */
export async function storeAccount(host: CliHost, name: string, account: StoredAccount): Promise<void> {
  const config = await readConfig(host);
  await writeConfig(host, { current: name, profiles: { ...config.profiles, [name]: account } });
}

/** Forgets an account; false where there was none. */
export async function forgetAccount(host: CliHost, name: string): Promise<boolean> {
  const { current, profiles } = await readConfig(host);
  const { [name]: gone, ...rest } = profiles;
  if (gone === undefined) return false;
  const next = current === name ? (Object.keys(rest)[0] ?? 'default') : current;
  await writeConfig(host, { current: next, profiles: rest });
  return true;
}
