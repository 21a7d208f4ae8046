import { join, resolve } from 'node:path';
import type { Component } from './component.ts';
import { answersOk } from './http-probe.ts';
import { minimalEnvironment } from './minimal-environment.ts';

const MAIN = resolve(import.meta.dirname, '../model-server/main.ts');

/** The offline model server, which speaks OpenAI's HTTP API. It fetches its models itself, into the cache, when it starts. */
export const modelServer: Component = {
  name: 'model-server',
  ports: ['model-server'],
  // The first start downloads about 80 MB of models.
  ready_within_seconds: 600,
  grace_seconds: 5,

  async prepare() {},

  async launch({ directories, ports, secrets, env }) {
    return {
      command: process.execPath,
      args: [MAIN],
      env: minimalEnvironment({
        MODEL_SERVER_PORT: String(ports['model-server']),
        MODEL_SERVER_CACHE_DIR: join(directories.cache_dir),
        MODEL_SERVER_API_KEY: secrets.model_server_api_key,
        ...env,
      }),
    };
  },

  probe: ({ ports }) => answersOk(`http://127.0.0.1:${ports['model-server']}/health`),
};
