import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureWheel, type PinnedWheel } from '../downloads/pypi-wheel.ts';
import { findPython } from '../processes/python.ts';
import type { Component } from './component.ts';
import { answersOk } from './http-probe.ts';
import { minimalEnvironment } from './minimal-environment.ts';

/** Chroma's server, which its Python package carries as one native module that needs none of the other dependencies. */
export const CHROMA_WHEEL: PinnedWheel = {
  name: 'chromadb',
  version: '1.5.9',
  sha256: {
    'linux-x64': 'cc09b3df76e5a5cb386aed2715a2eea152e3949f9e1ba93c7119505377749929',
    'linux-arm64': '9192d111bd662241625867962333d99369a00769a50f8b2f58cb388731274d7e',
  },
};

const RUN = 'import sys; sys.path.insert(0, sys.argv[1]); import chromadb_rust_bindings as b; b.cli(sys.argv[2:])';

/** The vector store. It has no authentication of its own, so it listens on loopback only. */
export const chroma: Component = {
  name: 'chroma',
  ports: ['chroma'],
  ready_within_seconds: 60,
  grace_seconds: 10,

  async prepare(context) {
    await ensureWheel(CHROMA_WHEEL, context);
  },

  async launch({ directories, ports }, prepare) {
    const path = join(directories.state_dir, 'chroma');
    await mkdir(path, { recursive: true });
    const wheel = await ensureWheel(CHROMA_WHEEL, prepare);
    const serve = ['chroma', 'run', '--path', path, '--host', '127.0.0.1', '--port', String(ports.chroma)];
    const { path: command } = await findPython();
    return { command, args: ['-c', RUN, wheel, ...serve], cwd: path, env: minimalEnvironment() };
  },

  probe: ({ endpoints }) => answersOk(`${endpoints.chroma_url}/api/v2/heartbeat`),
};
