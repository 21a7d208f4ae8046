import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tailOf } from './log-file.ts';

async function logWith(lines: readonly string[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-log-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, 'component.log');
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

it('shows why mongod aborted, not the hundreds of lines of its stack that follow', async () => {
  const frame = (number: number) =>
    `{"s":"I","c":"CONTROL","id":31445,"msg":"Frame","attr":{"frame":{"a":"${number}"}}}`;
  const why = '{"s":"E","c":"WT","msg":"WiredTiger error message","attr":{"error":24,"message":"Too many open files"}}';
  const frames = Array.from({ length: 500 }, (_, number) => frame(number));
  expect(tailOf(await logWith(['{"msg":"Index build: done building"}', why, ...frames]), 1)).toBe(why);
});

it('cuts lines that nobody would read to their end, and is empty without a log', async () => {
  expect(tailOf(await logWith(['a', 'b'.repeat(5_000)]), 1)).toBe('b'.repeat(1_000));
  expect(tailOf('/nowhere/component.log')).toBe('');
});
