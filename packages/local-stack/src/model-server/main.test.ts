import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts the program as an operator does and waits for its ready line. */
async function start(): Promise<{ child: ChildProcess; base_url: string }> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], MODEL_SERVER_PORT: '0' };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const base_url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (part) => {
      output += String(part);
      const ready = /ready on (http:\S+)\/v1/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once('exit', () => reject(new Error(`it ended without being ready: ${output}`)));
  });
  return { child, base_url };
}

async function childrenOf(pid: number): Promise<number[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    processes.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) === pid ? Number(name) : undefined;
    }),
  );
  return parents.filter((found) => found !== undefined);
}

const ended = async (pid: number) => {
  for (let tries = 0; tries < 100 && existsSync(`/proc/${pid}`); tries += 1) await sleep(50);
  return !existsSync(`/proc/${pid}`);
};

it('answers when it says so, and leaves no process behind when it is killed', async () => {
  const { child, base_url } = await start();
  expect((await fetch(`${base_url}/health`)).status).toBe(200);
  const children = await childrenOf(child.pid ?? 0);
  expect(children).toHaveLength(1);
  child.kill('SIGKILL');
  expect(await ended(children[0] ?? 0)).toBe(true);
}, 300_000);

it('ends with code 0 on SIGTERM, after the request under way is answered', async () => {
  const { child, base_url } = await start();
  const input = Array.from({ length: 8 }, (_, index) => `Sentence number ${index} of a long text.`).join(' ');
  const body = JSON.stringify({ model: 'flite-2', voice: 'slt', input, response_format: 'pcm' });
  const answer = await fetch(`${base_url}/v1/audio/speech`, { method: 'POST', body });
  const code = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(8 * 48_000);
  expect(await code).toBe(0);
}, 300_000);
