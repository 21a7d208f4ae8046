import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ConfigError,
  cachedSecretSource,
  livekitSettings,
  loadConfig,
  loadInternalHmacConfig,
  loadMongoConfig,
  loadStageConfig,
  mongoSettings,
  type SecretSource,
} from './index.ts';

const HMAC_SECRET = Buffer.alloc(32, 7).toString('base64');

async function failureOf(loading: Promise<unknown>): Promise<ConfigError> {
  const error = await loading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConfigError)) throw new Error('expected a ConfigError', { cause: error });
  return error;
}

afterEach(() => vi.unstubAllEnvs());

describe('configuration', () => {
  it('reads the process environment when no other is given', async () => {
    vi.stubEnv('STAGE', 'staging');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:4566/');
    expect(await loadStageConfig()).toEqual({ stage: 'staging', aws_endpoint_url: 'http://127.0.0.1:4566' });
  });

  it('takes an empty variable for one that is not set', async () => {
    expect(await loadStageConfig({ env: { STAGE: '', AWS_ENDPOINT_URL: '' } })).toEqual({
      stage: 'local',
      aws_endpoint_url: undefined,
    });
  });

  it('names every missing and wrong variable of all groups at once, and never a value', async () => {
    const env = { MONGODB_URI: 'postgres://user:hunter2@db', LIVEKIT_URL: 'ftp://hunter2', LIVEKIT_API_KEY: 'key' };
    const error = await failureOf(loadConfig({ mongo: mongoSettings, livekit: livekitSettings }, { env }));
    expect(error.problems).toEqual([
      { variable: 'MONGODB_URI', problem: 'must begin with mongodb:// or mongodb+srv://' },
      { variable: 'LIVEKIT_URL', problem: expect.stringContaining('must be an address that begins with ws://') },
      { variable: 'LIVEKIT_API_SECRET', problem: 'is not set' },
    ]);
    expect(error.message).not.toContain('hunter2');
  });

  it('takes values from the secret, and lets a plain variable win', async () => {
    const secrets: SecretSource = async (id) => ({ MONGODB_URI: `mongodb://${id}`, MONGODB_DATABASE: 'from-secret' });
    const env = { MONGODB_SECRET_ID: 'patchbay/dev/mongodb', MONGODB_DATABASE: 'from-env' };
    expect(await loadMongoConfig({ env, secrets })).toEqual({
      uri: 'mongodb://patchbay/dev/mongodb',
      database: 'from-env',
    });
  });

  it('says which secret lacks a variable, cannot be read, or nobody can read', async () => {
    const env = { MONGODB_SECRET_ID: 'patchbay/dev/mongodb' };
    const empty = await failureOf(loadMongoConfig({ env, secrets: async () => ({}) }));
    expect(empty.problems).toEqual([{ variable: 'MONGODB_URI', problem: 'is missing in secret patchbay/dev/mongodb' }]);
    const denied = async () => {
      throw new Error('AccessDenied with hunter2');
    };
    const failed = await failureOf(loadMongoConfig({ env, secrets: denied }));
    expect(failed.message).toContain('MONGODB_SECRET_ID names patchbay/dev/mongodb, which could not be read');
    expect(failed.message).not.toContain('hunter2');
    const alone = await failureOf(loadMongoConfig({ env }));
    expect(alone.problems[0]?.variable).toBe('MONGODB_SECRET_ID');
  });

  it('reads a secret once a container, and again after a failure', async () => {
    let reads = 0;
    const source = cachedSecretSource(async () => {
      reads += 1;
      if (reads === 1) throw new Error('throttled');
      return { MONGODB_URI: 'mongodb://db' };
    });
    const env = { MONGODB_SECRET_ID: 's' };
    await failureOf(loadMongoConfig({ env, secrets: source }));
    await Promise.all([loadMongoConfig({ env, secrets: source }), loadMongoConfig({ env, secrets: source })]);
    expect(reads).toBe(2);
  });

  it('reads HMAC keys from text or from an object in the secret, and tells nothing of them', async () => {
    const plain = await loadInternalHmacConfig({ env: { INTERNAL_HMAC_KEYS: JSON.stringify({ k1: HMAC_SECRET }) } });
    expect(plain.keys.map((key) => key.key_id)).toEqual(['k1']);
    const secrets: SecretSource = async () => ({ INTERNAL_HMAC_KEYS: { k2: HMAC_SECRET, k1: HMAC_SECRET } });
    const both = await loadInternalHmacConfig({ env: { INTERNAL_HMAC_SECRET_ID: 's' }, secrets });
    expect(both.keys.map((key) => key.key_id)).toEqual(['k2', 'k1']);
    for (const bad of ['not json hunter2', '{"k1":"aHVudGVyMg=="}', '{}']) {
      const error = await failureOf(loadInternalHmacConfig({ env: { INTERNAL_HMAC_KEYS: bad } }));
      expect(error.message).toContain('INTERNAL_HMAC_KEYS must be a JSON object');
      expect(error.message).not.toContain('hunter2');
    }
  });
});
