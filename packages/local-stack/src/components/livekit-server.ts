import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ensureGoBinary, type GoBinary } from '../downloads/go-binary.ts';
import type { Component, StartContext } from './component.ts';
import { answersOk } from './http-probe.ts';
import { minimalEnvironment } from './minimal-environment.ts';

/** LiveKit's server, built from source: it is published for no package registry but Go's. */
export const LIVEKIT_BINARY: GoBinary = {
  name: 'livekit-server',
  version: '1.13.5',
  module_dir: resolve(import.meta.dirname, '../../requirements/livekit-server'),
  package: 'github.com/livekit/livekit-server/cmd/server',
};

/** The media server: rooms, signalling and WebRTC, all on loopback. */
export const livekitServer: Component = {
  name: 'livekit-server',
  ports: ['livekit-server', 'livekit-rtc-tcp', 'livekit-rtc-udp'],
  ready_within_seconds: 30,
  grace_seconds: 10,

  async prepare(context) {
    await ensureGoBinary(LIVEKIT_BINARY, context);
  },

  async launch(context, prepare) {
    const config = join(context.directories.state_dir, 'livekit-server.json');
    await writeFile(config, JSON.stringify(livekitConfig(context), null, 2), { mode: 0o600 });
    const command = await ensureGoBinary(LIVEKIT_BINARY, prepare);
    return { command, args: ['--config', config], env: minimalEnvironment(context.env) };
  },

  probe: ({ ports }) => answersOk(`http://127.0.0.1:${ports['livekit-server']}/`),
};

/** The server's configuration; it reads YAML, of which JSON is a part. */
export function livekitConfig({ ports, secrets, webhook_url, has_redis }: StartContext): object {
  return {
    port: ports['livekit-server'],
    bind_addresses: ['127.0.0.1'],
    rtc: {
      tcp_port: ports['livekit-rtc-tcp'],
      udp_port: ports['livekit-rtc-udp'],
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      interfaces: { includes: ['lo'] },
    },
    keys: { [secrets.livekit_api_key]: secrets.livekit_api_secret },
    ...(webhook_url && { webhook: { api_key: secrets.livekit_api_key, urls: [webhook_url] } }),
    ...(has_redis && { redis: { address: `127.0.0.1:${ports.redis}` } }),
    room: { auto_create: true, empty_timeout: 10, departure_timeout: 2 },
    logging: { level: 'info', json: true },
  };
}
