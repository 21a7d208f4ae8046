import { type AddressInfo, createServer, type Socket } from 'node:net';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createS3Client } from './s3-client.ts';

const ENV = {
  ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_MAX_ATTEMPTS: '1' },
};

it('gives a storage up that stays silent, so that a step is tried again and does not wait for its own end', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  for (const [name, value] of Object.entries(ENV)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  const asked = createS3Client(endpoint).send(new GetObjectCommand({ Bucket: 'files', Key: 'a' }));
  await expect(asked).rejects.toThrow('timed out after 15000 ms of inactivity');
}, 60_000);
