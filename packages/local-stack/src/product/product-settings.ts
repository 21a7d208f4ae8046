import { fixedPort } from '../stack/ports.ts';

/** What whoever starts the product may choose of it. */
export type ProductSettings = {
  /** `host:port` on this machine that tools may call by http, separated by commas; empty for none. */
  outgoing_local_hosts: string;
  /** Origins whose pages may call the product, separated by commas: a developer's own app, and the playground. */
  cors_origins: string;
  /** `bundled`, `openai` or `bedrock`; empty for what the stack's endpoint for models is. */
  embedding_provider: string;
};

/** Where the playground's page is: browsers take this name for a safe place, as pages that compute digests need. */
export const playgroundOrigin = (env: NodeJS.ProcessEnv) => `http://localhost:${fixedPort('playground', env)}`;

/** Reads it from the user's variables. */
export function readProductSettings(env: NodeJS.ProcessEnv): ProductSettings {
  const cors_origins = ['http://localhost:3000', playgroundOrigin(env)].join(',');
  return {
    outgoing_local_hosts: env.OUTGOING_LOCAL_HOSTS ?? '',
    cors_origins,
    embedding_provider: env.EMBEDDING_PROVIDER ?? '',
  };
}
