import { z } from 'zod';
import { required } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

const poolId = z.string({ error: 'is not set' }).regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'must be the id of a user pool');

/** The user pool of people. */
export interface PeopleIdentityConfig {
  readonly pool_id: string;
  readonly client_id: string;
}

export const peopleIdentitySettings = defineSettings({
  variables: { PEOPLE_POOL_ID: poolId, PEOPLE_CLIENT_ID: required },
  toConfig: (values): PeopleIdentityConfig => ({
    pool_id: values.PEOPLE_POOL_ID,
    client_id: values.PEOPLE_CLIENT_ID,
  }),
});

export const loadPeopleIdentityConfig = loaderOf(peopleIdentitySettings);

/** The user pool of API keys' service accounts. */
export interface KeysIdentityConfig {
  readonly pool_id: string;
  readonly client_id: string;
}

export const keysIdentitySettings = defineSettings({
  variables: { KEYS_POOL_ID: poolId, KEYS_CLIENT_ID: required },
  toConfig: (values): KeysIdentityConfig => ({ pool_id: values.KEYS_POOL_ID, client_id: values.KEYS_CLIENT_ID }),
});

export const loadKeysIdentityConfig = loaderOf(keysIdentitySettings);

/** The secret under the hashes of API keys. */
export interface ApiKeyPepperConfig {
  readonly pepper: string;
}

export const apiKeyPepperSettings = defineSettings({
  secret_id: 'API_KEY_PEPPER_SECRET_ID',
  variables: { API_KEY_PEPPER: z.string({ error: 'is not set' }).min(32, 'must have at least 32 characters') },
  toConfig: (values): ApiKeyPepperConfig => ({ pepper: values.API_KEY_PEPPER }),
});

export const loadApiKeyPepperConfig = loaderOf(apiKeyPepperSettings);

/** Session JWTs: who issues them, and the KMS key that signs. */
export interface SessionJwtConfig {
  readonly signing_key_id: string;
  readonly issuer: string;
}

export const sessionJwtSettings = defineSettings({
  variables: { SESSION_SIGNING_KEY_ID: required, SESSION_JWT_ISSUER: required },
  toConfig: (values): SessionJwtConfig => ({
    signing_key_id: values.SESSION_SIGNING_KEY_ID,
    issuer: values.SESSION_JWT_ISSUER,
  }),
});

export const loadSessionJwtConfig = loaderOf(sessionJwtSettings);
