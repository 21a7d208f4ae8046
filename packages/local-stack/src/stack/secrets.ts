import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one state directory: random, made once, readable by their owner only. Never constants in code. */
export type LocalSecrets = {
  livekit_api_key: string;
  livekit_api_secret: string;
  model_server_api_key: string;
  /** Pepper of the tenants' API keys. */
  api_key_pepper: string;
  /** Base64 of 32 bytes: the key of the internal API that the agent runtime reports through. */
  internal_hmac_secret: string;
  operator_password: string;
  /** Of MongoDB, where it asks who is there: its administrator, and one for each of the product's roles. */
  mongodb_root_password: string;
  mongodb_application_password: string;
  mongodb_migrator_password: string;
  mongodb_runtime_password: string;
  /** What members of a replica set know each other by. */
  mongodb_key_file: string;
};

/** Reads the secrets of a state directory, making whichever is not there yet. */
export function openSecrets(state_dir: string): LocalSecrets {
  const path = join(state_dir, 'secrets.json');
  const known = readKnown(path);
  const secrets: LocalSecrets = {
    livekit_api_key: known.livekit_api_key ?? `API${randomBytes(9).toString('hex')}`,
    livekit_api_secret: known.livekit_api_secret ?? randomBytes(32).toString('base64url'),
    model_server_api_key: known.model_server_api_key ?? randomBytes(24).toString('base64url'),
    api_key_pepper: known.api_key_pepper ?? randomBytes(32).toString('base64url'),
    internal_hmac_secret: known.internal_hmac_secret ?? randomBytes(32).toString('base64'),
    // The ending satisfies any password policy's character classes; the strength is in the random part.
    operator_password: known.operator_password ?? `${randomBytes(12).toString('base64url')}-aA1`,
    mongodb_root_password: known.mongodb_root_password ?? randomBytes(24).toString('base64url'),
    mongodb_application_password: known.mongodb_application_password ?? randomBytes(24).toString('base64url'),
    mongodb_migrator_password: known.mongodb_migrator_password ?? randomBytes(24).toString('base64url'),
    mongodb_runtime_password: known.mongodb_runtime_password ?? randomBytes(24).toString('base64url'),
    mongodb_key_file: known.mongodb_key_file ?? randomBytes(96).toString('base64'),
  };
  const complete = { ...known, ...secrets };
  if (JSON.stringify(complete) !== JSON.stringify(known)) {
    writeFileSync(`${path}.new`, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return secrets;
}

function readKnown(path: string): Partial<LocalSecrets> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<LocalSecrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
