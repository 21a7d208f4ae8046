import type { Ports } from './ports.ts';
import type { LocalSecrets } from './secrets.ts';

export type LiveKitEndpoint = { url: string; api_key: string; api_secret: string };
/** `embedding_model` is named because vectors of different models cannot be compared; OpenAI's other names are aliases. */
export type OpenAiEndpoint = { base_url: string; api_key: string; embedding_model: string };

/** Where everything is: a local component's address, or the user's own where one of their variables names it. */
export type Endpoints = {
  /** MongoDB as functions have it. */
  mongodb_uri: string;
  /** MongoDB as the deploy step has it, which shapes collections. */
  mongodb_migrations_uri: string;
  /** MongoDB as agent workers have it: reading only. */
  mongodb_runtime_uri: string;
  chroma_url: string;
  aws_endpoint_url: string;
  livekit: LiveKitEndpoint;
  /** An OpenAI-compatible API; `base_url` ends with /v1. */
  openai: OpenAiEndpoint;
  /** The agent runtime's health address (`GET /`). */
  agent_runtime_health_url: string;
};

/** Components that a user can replace by their own, with the variable that says so. */
export type Overrides = {
  mongod?: 'MONGODB_URI';
  chroma?: 'CHROMA_URL';
  'aws-emulator'?: 'AWS_ENDPOINT_URL';
  'livekit-server'?: 'LIVEKIT_URL';
  'model-server'?: 'OPENAI_BASE_URL' | 'OPENAI_API_KEY';
};

/** A user's variable that cannot be used as it is; the message says what is wrong and what to set. */
export class OverrideError extends Error {
  override name = 'OverrideError';
}

/** Which components the user's own variables replace. */
export function readOverrides(env: NodeJS.ProcessEnv): Overrides {
  return {
    ...(env.MONGODB_URI && { mongod: 'MONGODB_URI' as const }),
    ...(env.CHROMA_URL && { chroma: 'CHROMA_URL' as const }),
    ...(env.AWS_ENDPOINT_URL && { 'aws-emulator': 'AWS_ENDPOINT_URL' as const }),
    ...(env.LIVEKIT_URL && { 'livekit-server': 'LIVEKIT_URL' as const }),
    ...(env.OPENAI_API_KEY && { 'model-server': 'OPENAI_API_KEY' as const }),
    ...(env.OPENAI_BASE_URL && { 'model-server': 'OPENAI_BASE_URL' as const }),
  };
}

/** The secrets that are part of an endpoint. */
export type EndpointSecrets = Pick<LocalSecrets, 'livekit_api_key' | 'livekit_api_secret' | 'model_server_api_key'> &
  Partial<MongoPasswords>;

/** Passwords of the product's roles in MongoDB. */
type MongoPasswords = Pick<
  LocalSecrets,
  'mongodb_application_password' | 'mongodb_migrator_password' | 'mongodb_runtime_password'
>;

/** Users of a MongoDB that asks who is there, by the role that each has. */
export const MONGO_USERS = { application: 'patchbay-api', migrator: 'patchbay-migrator', runtime: 'patchbay-runtime' };

function mongoUris(ports: Ports, secrets: EndpointSecrets, env: NodeJS.ProcessEnv, access: DatabaseAccess) {
  const own = env.MONGODB_URI;
  const uri = (user: string, password: string | undefined) => {
    if (own) return own;
    const known = access === 'roles' ? `${user}:${password}@` : '';
    const source = access === 'roles' ? '&authSource=admin' : '';
    return `mongodb://${known}127.0.0.1:${ports.mongod}/patchbay?replicaSet=rs0${source}`;
  };
  return {
    mongodb_uri: uri(MONGO_USERS.application, secrets.mongodb_application_password),
    mongodb_migrations_uri: env.MONGODB_MIGRATIONS_URI || uri(MONGO_USERS.migrator, secrets.mongodb_migrator_password),
    mongodb_runtime_uri: env.MONGODB_RUNTIME_URI || uri(MONGO_USERS.runtime, secrets.mongodb_runtime_password),
  };
}

/** `open`: whoever reaches the local MongoDB may do everything. `roles`: it asks who is there, as in production. */
export type DatabaseAccess = 'open' | 'roles';

/** Every endpoint, known before anything starts because the ports are. */
export function resolveEndpoints(
  ports: Ports,
  secrets: EndpointSecrets,
  env: NodeJS.ProcessEnv,
  access: DatabaseAccess = 'open',
): Endpoints {
  return {
    ...mongoUris(ports, secrets, env, access),
    chroma_url: env.CHROMA_URL || `http://127.0.0.1:${ports.chroma}`,
    aws_endpoint_url: env.AWS_ENDPOINT_URL || `http://127.0.0.1:${ports['aws-emulator']}`,
    livekit: env.LIVEKIT_URL
      ? ownLiveKit(env)
      : {
          url: `ws://127.0.0.1:${ports['livekit-server']}`,
          api_key: secrets.livekit_api_key,
          api_secret: secrets.livekit_api_secret,
        },
    openai:
      env.OPENAI_BASE_URL || env.OPENAI_API_KEY
        ? {
            base_url: env.OPENAI_BASE_URL || 'https://api.openai.com/v1',
            api_key: env.OPENAI_API_KEY || 'none',
            embedding_model: env.EMBEDDING_MODEL || 'text-embedding-3-small',
          }
        : {
            base_url: `http://127.0.0.1:${ports['model-server']}/v1`,
            api_key: secrets.model_server_api_key,
            embedding_model: 'all-minilm-l6-v2',
          },
    agent_runtime_health_url: `http://127.0.0.1:${ports['agent-runtime']}/`,
  };
}

function ownLiveKit(env: NodeJS.ProcessEnv): LiveKitEndpoint {
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: api_key, LIVEKIT_API_SECRET: api_secret } = env;
  if (!api_key || !api_secret) {
    throw new OverrideError('LIVEKIT_URL is set: set LIVEKIT_API_KEY and LIVEKIT_API_SECRET of that server too');
  }
  return { url, api_key, api_secret };
}
