import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { type Environment, processEnvironment } from './environment.ts';
import type { SecretSource } from './secret-source.ts';
import type { Settings, Variables } from './settings.ts';

/** Where values come from. */
export interface ConfigSources {
  /** Default: the process's own. */
  readonly env?: Environment;
  /** Needed where a `*_SECRET_ID` variable is set. Wrap it in `cachedSecretSource`. */
  readonly secrets?: SecretSource;
}

/** Any group of settings. */
// biome-ignore lint/suspicious/noExplicitAny: groups of different variables stand side by side
type AnySettings = Settings<any, any>;

/** The configurations that groups make. */
export type ConfigOf<G extends Readonly<Record<string, AnySettings>>> = {
  readonly [K in keyof G]: ReturnType<G[K]['toConfig']>;
};

/**
 * Loads several groups, reading each secret at the same time. A plain variable wins over the secret's.
 *
 * @throws ConfigError naming every variable that is missing or wrong, of all groups.
 */
export async function loadConfig<G extends Readonly<Record<string, AnySettings>>>(
  groups: G,
  sources: ConfigSources = {},
): Promise<ConfigOf<G>> {
  const env = sources.env ?? processEnvironment();
  const results = await Promise.all(Object.values(groups).map((settings) => read(settings, env, sources.secrets)));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new ConfigError(unique(problems));
  const configs = Object.keys(groups).map((name, at) => [name, groups[name]?.toConfig(results[at]?.values ?? {})]);
  return Object.fromEntries(configs) as ConfigOf<G>;
}

/** A loader of one group. */
export function loaderOf<V extends Variables, C>(settings: Settings<C, V>): (sources?: ConfigSources) => Promise<C> {
  return async (sources = {}) => (await loadConfig({ settings }, sources)).settings;
}

interface ReadResult {
  readonly values: Record<string, unknown>;
  readonly problems: ConfigProblem[];
}

async function read(settings: AnySettings, env: Environment, secrets: SecretSource | undefined): Promise<ReadResult> {
  const secretId = settings.secret_id === undefined ? '' : (env[settings.secret_id] ?? '');
  const secret = await readSecret(secretId, secrets);
  if ('problem' in secret) return { values: {}, problems: [{ variable: settings.secret_id ?? '', ...secret }] };
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const [variable, schema] of Object.entries(settings.variables as Record<string, z.ZodType>)) {
    const raw = env[variable] || text(secret.found[variable]);
    const parsed = schema.safeParse(raw);
    if (parsed.success) values[variable] = parsed.data;
    else if (raw !== undefined) problems.push({ variable, problem: parsed.error.issues[0]?.message ?? 'is not valid' });
    else problems.push({ variable, problem: secretId === '' ? 'is not set' : `is missing in secret ${secretId}` });
  }
  return { values, problems };
}

async function readSecret(
  secretId: string,
  secrets: SecretSource | undefined,
): Promise<{ found: Readonly<Record<string, unknown>> } | { problem: string }> {
  if (secretId === '') return { found: {} };
  if (secrets === undefined) return { problem: 'is set, but nothing here can read secrets' };
  try {
    return { found: await secrets(secretId) };
  } catch {
    // The failure may carry the secret's text, so only its name is told.
    return { problem: `names ${secretId}, which could not be read` };
  }
}

/** A secret may hold an object (several keys) where a variable holds its JSON. */
function text(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unique(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return [...new Map(problems.map((problem) => [problem.variable, problem])).values()];
}
