import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildProduct } from '../deploy/build-product.ts';
import { LOCAL_AWS } from '../deploy/local-aws.ts';
import { REPOSITORY_DIR } from '../stack/directories.ts';
import type { Component } from './component.ts';
import { answersOk } from './http-probe.ts';
import { minimalEnvironment } from './minimal-environment.ts';

const MAIN = join(REPOSITORY_DIR, 'agent-runtime/dist/main.js');

/** The LiveKit agent worker, from the same bundle that the container image runs. */
export const agentRuntime: Component = {
  name: 'agent-runtime',
  ports: ['agent-runtime'],
  ready_within_seconds: 60,
  grace_seconds: 15,

  async prepare({ on_progress, signal }) {
    await buildProduct(on_progress, signal);
  },

  async launch({ directories, ports, endpoints, env }) {
    if (!existsSync(MAIN)) throw new Error(`the build left no ${MAIN}`);
    return {
      command: process.execPath,
      args: [MAIN, 'start'],
      cwd: REPOSITORY_DIR,
      env: minimalEnvironment({
        AGENT_RUNTIME_HEALTH_PORT: String(ports['agent-runtime']),
        // Well within the grace below: a developer who stops the stack does not wait for a call to end.
        AGENT_RUNTIME_DRAIN_SECONDS: '2',
        AGENT_RUNTIME_SHUTDOWN_SECONDS: '5',
        // Of this stack alone: another one's API would refuse what waits here.
        AGENT_RUNTIME_SPOOL_DIR: join(directories.state_dir, 'agent-runtime-reports'),
        LIVEKIT_URL: endpoints.livekit.url,
        LIVEKIT_API_KEY: endpoints.livekit.api_key,
        LIVEKIT_API_SECRET: endpoints.livekit.api_secret,
        MONGODB_URI: endpoints.mongodb_runtime_uri,
        CHROMA_URL: endpoints.chroma_url,
        OPENAI_BASE_URL: endpoints.openai.base_url,
        OPENAI_API_KEY: endpoints.openai.api_key,
        EMBEDDING_MODEL: endpoints.openai.embedding_model,
        // Whom it is at AWS comes with what was deployed: its own role, and never the account's keys.
        AWS_REGION: LOCAL_AWS.AWS_REGION,
        AWS_ENDPOINT_URL: endpoints.aws_endpoint_url,
        ...env,
      }),
    };
  },

  probe: ({ endpoints }) => answersOk(endpoints.agent_runtime_health_url),
};
