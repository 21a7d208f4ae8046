import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ensurePythonPackages } from '../downloads/python-packages.ts';
import { findPython } from '../processes/python.ts';
import type { Component } from './component.ts';
import { answersOk } from './http-probe.ts';
import { minimalEnvironment } from './minimal-environment.ts';

/** MiniStack (MIT): LocalStack's port and API, with Cognito, and Lambdas as plain processes instead of containers. */
export const EMULATOR_PACKAGES = {
  name: 'aws-emulator',
  requirements: resolve(import.meta.dirname, '../../requirements/aws-emulator.txt'),
};

/** Idle Lambda processes take 45 to 65 MB each and there is one a function: they end after this long. */
const LAMBDA_WARM_TTL_SECONDS = 120;

const RUN = 'import sys; sys.path.insert(0, sys.argv.pop(1)); from ministack.app import main; main()';

/** The AWS emulator, with IAM enforced from the first request on. */
export const awsEmulator: Component = {
  name: 'aws-emulator',
  ports: ['aws-emulator'],
  ready_within_seconds: 60,
  // It writes its whole state to disk when it is asked to stop, and only then.
  grace_seconds: 30,

  async prepare(context) {
    await ensurePythonPackages(EMULATOR_PACKAGES, context);
  },

  async launch({ directories, ports, persist, env }, prepare) {
    const home = join(directories.state_dir, 'aws-emulator');
    const tmp = join(home, 'tmp');
    // Unpacked functions of a run that was killed.
    await rm(tmp, { recursive: true, force: true });
    await mkdir(tmp, { recursive: true });
    // Functions are unpacked below: without this, Node would read them by the "type" of this repository's package.json.
    await writeFile(join(tmp, 'package.json'), '{}');
    const packages = await ensurePythonPackages(EMULATOR_PACKAGES, prepare);
    const { path: command } = await findPython();
    const keep = persist ? '1' : '0';
    return {
      command,
      args: ['-c', RUN, packages],
      cwd: tmp,
      // This environment reaches every Lambda, so that it holds nothing but what the emulator itself needs.
      env: minimalEnvironment({
        HOME: tmp,
        TMPDIR: tmp,
        PYTHONUNBUFFERED: '1',
        GATEWAY_PORT: String(ports['aws-emulator']),
        BIND_HOST: '127.0.0.1',
        AUTH: 'true',
        PERSIST_STATE: keep,
        S3_PERSIST: keep,
        STATE_DIR: join(home, 'state'),
        S3_DATA_DIR: join(home, 's3'),
        LAMBDA_WARM_TTL_SECONDS: String(LAMBDA_WARM_TTL_SECONDS),
        IOT_MTLS_ENABLED: '0',
        SFTP_ENABLED: '0',
        // Never a Docker daemon that happens to be there: it would look for containers of its own to remove.
        DOCKER_HOST: `unix://${join(tmp, 'no-docker.sock')}`,
        ...env,
      }),
    };
  },

  probe: ({ endpoints }) => answersOk(`${endpoints.aws_endpoint_url}/_ministack/ready`),
};
