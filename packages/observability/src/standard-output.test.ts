import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

const LINES = 3_000;

/** Writes far more than a pipe holds, and ends at once. */
const PROGRAM = `
  import { createLogger } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
  const log = createLogger({ level: 'info' });
  for (let number = 0; number < ${LINES}; number += 1) log.info('a line', { number, filler: 'ä'.repeat(500) });
  process.exit(0);`;

function start() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended };
}

describe('standard output', () => {
  it('has every line when the process ends, however slow its reader is', async () => {
    const { child, ended } = start();
    await pause(500);
    let text = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
    const numbers = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).number);
    expect(numbers).toEqual(Array.from({ length: LINES }, (_, number) => number));
    expect(await ended).toBe(0);
  });

  it('may lose its reader: the process goes on', async () => {
    const { child, ended } = start();
    child.stdout.destroy();
    expect(await ended).toBe(0);
  });
});
