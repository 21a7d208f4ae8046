import { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How to reach the vector stores. */
export interface VectorConfig {
  /** A Chroma of your own, in a private network (it has no authentication), or Chroma Cloud. */
  readonly chroma_url: string;
  /** The account in Chroma Cloud; undefined for a Chroma of your own. */
  readonly chroma_cloud: { readonly api_key: string; readonly tenant: string; readonly database: string } | undefined;
  /** MongoDB Atlas Vector Search, where there is one; its own database, whose user can reach nothing else. */
  readonly atlas: { readonly uri: string; readonly database: string } | undefined;
}

const name = z.string().min(1).max(128);

/** Chroma Cloud knows nobody without these three. */
const CLOUD_HOST = /(^|\.)trychroma\.com$/;

export const vectorSettings = defineSettings({
  secret_id: 'VECTORS_SECRET_ID',
  variables: {
    CHROMA_URL: urlOf('http', 'https'),
    CHROMA_API_KEY: name.optional(),
    CHROMA_TENANT: name.optional(),
    CHROMA_DATABASE: name.optional(),
    ATLAS_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/[^\s]+$/, 'must begin with mongodb:// or mongodb+srv://')
      .optional(),
    ATLAS_DATABASE: z
      .string()
      .regex(/^[^/\\. "$*<>:|?]{1,63}$/, 'must be a database name')
      .default('patchbay_vectors'),
  },
  toConfig: (values): VectorConfig => ({
    chroma_url: values.CHROMA_URL,
    chroma_cloud: chromaCloud(values),
    atlas: values.ATLAS_URI === undefined ? undefined : { uri: values.ATLAS_URI, database: values.ATLAS_DATABASE },
  }),
});

/** @throws ConfigError naming what of the account is missing. */
function chromaCloud(values: {
  CHROMA_URL: string;
  CHROMA_API_KEY?: string | undefined;
  CHROMA_TENANT?: string | undefined;
  CHROMA_DATABASE?: string | undefined;
}): VectorConfig['chroma_cloud'] {
  const { CHROMA_API_KEY: api_key, CHROMA_TENANT: tenant, CHROMA_DATABASE: database } = values;
  const wanted = api_key !== undefined || CLOUD_HOST.test(new URL(values.CHROMA_URL).hostname);
  if (!wanted) return undefined;
  if (api_key !== undefined && tenant !== undefined && database !== undefined) return { api_key, tenant, database };
  const account = { CHROMA_API_KEY: api_key, CHROMA_TENANT: tenant, CHROMA_DATABASE: database };
  const problems = Object.entries(account).flatMap(([variable, value]): ConfigProblem[] =>
    value === undefined
      ? [{ variable, problem: 'is not set: an account of Chroma Cloud is a key, a tenant and a database' }]
      : [],
  );
  throw new ConfigError(problems);
}

export const loadVectorConfig = loaderOf(vectorSettings);
