import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { choosePorts, fixedPort, PORT_TABLE, PortError, requireFreePort } from './ports.ts';

it('names the port, the component and the variable when a port is taken', async () => {
  const { ports, release } = await choosePorts('ephemeral', {});
  const server = createServer().listen(ports.chroma, '127.0.0.1');
  try {
    const attempt = requireFreePort('chroma', ports.chroma);
    await expect(attempt).rejects.toThrow(PortError);
    await expect(attempt).rejects.toThrow(
      new RegExp(`^chroma needs tcp port ${ports.chroma} .* PATCHBAY_CHROMA_PORT=<port>`),
    );
  } finally {
    server.close();
    await release();
  }
});

it('takes a port from its variable, and refuses what is no port', () => {
  expect(fixedPort('mongod', { PATCHBAY_MONGOD_PORT: '3000' })).toBe(3000);
  expect(fixedPort('mongod', {})).toBe(PORT_TABLE.mongod.port);
  expect(() => fixedPort('mongod', { PATCHBAY_MONGOD_PORT: '70000' })).toThrow('PATCHBAY_MONGOD_PORT is "70000"');
  expect(() => fixedPort('mongod', { PATCHBAY_MONGOD_PORT: 'x' })).toThrow(PortError);
});

it('never gives two stacks the same ephemeral port', async () => {
  const chosen = await Promise.all(Array.from({ length: 20 }, () => choosePorts('ephemeral', {})));
  const ports = chosen.flatMap((one) => Object.values(one.ports));
  expect(new Set(ports).size).toBe(ports.length);
  await Promise.all(chosen.map((one) => one.release()));
});
