import { resolve } from 'node:path';
import { prepareModelServer } from '../model-server/prepare-model-server.ts';
import type { Component } from './component.ts';
import { answersOk } from './http-probe.ts';
import { minimalEnvironment } from './minimal-environment.ts';

const MAIN = resolve(import.meta.dirname, '../model-server/main.ts');

/** The offline model server, which speaks OpenAI's HTTP API. */
export const modelServer: Component = {
  name: 'model-server',
  ports: ['model-server'],
  ready_within_seconds: 60,
  grace_seconds: 5,

  async prepare(context) {
    await prepareModelServer(context);
  },

  async launch({ directories, ports, secrets, env }) {
    return {
      command: process.execPath,
      args: [MAIN],
      env: minimalEnvironment({
        MODEL_SERVER_PORT: String(ports['model-server']),
        MODEL_SERVER_CACHE_DIR: directories.cache_dir,
        MODEL_SERVER_API_KEY: secrets.model_server_api_key,
        ...env,
      }),
    };
  },

  probe: ({ ports }) => answersOk(`http://127.0.0.1:${ports['model-server']}/health`),
};
