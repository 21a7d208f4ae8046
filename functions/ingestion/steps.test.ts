import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CAPABILITIES } from '@patchbay/http/route';
import { describe, expect, it } from 'vitest';
import { failStep, steps } from './steps.ts';

const all = failStep === undefined ? [...steps] : [...steps, failStep];
const folderOf = (id: string) => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the table of ingestion steps', () => {
  it('has every folder with a step, under the name of the step', () => {
    const folders = globSync('*/step.ts', { cwd: import.meta.dirname }).map((file) =>
      file.slice(0, -'/step.ts'.length),
    );
    expect(folders.toSorted()).toEqual(all.map(({ id }) => folderOf(id)).toSorted());
  });

  it('rises in percent from step to step', () => {
    const percents = steps.map(({ percent }) => percent ?? Number.NaN);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(new Set(percents).size).toBe(percents.length);
  });
});

describe.each(all.map((step) => [step.id, step] as const))('%s', (id, step) => {
  it('has a handler', { timeout: 60_000 }, async () => {
    const module = await import(pathToFileURL(join(import.meta.dirname, folderOf(id), 'handler.ts')).href);
    expect(typeof module.handler).toBe('function');
  });

  it('asks for capabilities that exist, and takes no payload with more in it than it knows', () => {
    expect(step.uses.filter((capability) => !CAPABILITIES.includes(capability))).toEqual([]);
    expect(step.input.safeParse({ text: 'the whole document' }).success).toBe(false);
  });
});
