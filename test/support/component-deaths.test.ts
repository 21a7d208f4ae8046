import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startStack } from '@patchbay/local-stack';
import { expect, it, onTestFinished } from 'vitest';
import { watchDeaths } from './component-deaths.ts';

it('names the component that died, at once and at the end; a stack that was stopped is no death', async () => {
  const said: string[] = [];
  const deaths = watchDeaths((line) => said.push(line));
  const start = () => startStack({ components: ['mongod'], ports: 'ephemeral', persist: false, env: {} });
  const stopped = await start();
  const killed = await start();
  onTestFinished(() => killed.stop());
  deaths.watch(stopped);
  deaths.watch(killed);

  await stopped.stop();
  const record = JSON.parse(await readFile(join(killed.state_dir, 'run/mongod.process.json'), 'utf8'));
  process.kill(record.guard_pid, 'SIGKILL');
  await killed.closed;
  deaths.report();

  expect(said).toHaveLength(2);
  expect(said[0]).toContain('the servers of the tests ended: mongod was ended by signal 9');
  expect(said[1]).toBe(said[0]);
});
