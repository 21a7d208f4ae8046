import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const RUNTIME = join(REPOSITORY, 'agent-runtime');
const stages = readFileSync(join(RUNTIME, 'Dockerfile'), 'utf8')
  .replaceAll(/\\\n/g, ' ')
  .split(/^(?=FROM )/m)
  .slice(1)
  .map((stage) => stage.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
const image = stages.at(-1) ?? [];
const said = (instruction: string, lines = image) =>
  lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

/** What test/voice/self-contained-build.test.ts builds and starts is what these instructions put into the image. */
describe('the container image of agent workers', () => {
  it('is built on one exact version of Node, of the line that the tests run on', () => {
    const bases = stages.map(([from = '']) => from.split(' ')[1] ?? '');
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(bases[0]?.slice('node:'.length).split('.')[0]).toBe(process.versions.node.split('.')[0]);
  });

  it('holds the built directory alone: no sources, no package manager has run in it, and the models are inside', () => {
    expect(said('COPY')).toEqual(['--from=build /app ./']);
    expect(said('RUN').join()).not.toMatch(/npm|pip|curl/);
    const built = said('RUN', stages[0]);
    expect(built.filter((line) => line.includes('/app'))).toEqual([
      'node agent-runtime/build.ts --out /app',
      'node packages/local-stack/src/build/build-embedding-model.ts --out /app/embedding-model',
    ]);
    expect(said('ENV').join()).toContain('BUNDLED_MODEL_DIR=/app/embedding-model');
  });

  it('runs programs that are in the repository, with packages of the lock file only', () => {
    const programs = said('RUN', stages[0]).flatMap((line) => /node (?<file>\S+\.ts)/.exec(line)?.groups?.file ?? []);
    expect(programs.length).toBe(2);
    for (const program of programs) expect([program, existsSync(join(REPOSITORY, program))]).toEqual([program, true]);
    expect(said('RUN', stages[0])).toContain('npm ci --no-audit --no-fund');
    expect(existsSync(join(REPOSITORY, 'package-lock.json'))).toBe(true);
  });

  it('is not run by root, asks whether it is better left alone, and gets its signals itself', () => {
    expect(said('USER')).toEqual(['node']);
    expect(image.findIndex((line) => line.startsWith('USER '))).toBeLessThan(
      image.findIndex((line) => line.startsWith('CMD ')),
    );
    // As a list: a shell would keep SIGTERM to itself.
    expect(JSON.parse(said('CMD')[0] ?? '')).toEqual(['node', 'dist/main.js']);
    expect(image.join('\n')).toContain('/live`');
  });

  it('is built without what lies about in a checkout', () => {
    const left = readFileSync(join(RUNTIME, 'Dockerfile.dockerignore'), 'utf8').trim().split('\n');
    expect(left).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', '**/.git', '.local']));
    const secrets = globSync('.env*', { cwd: REPOSITORY });
    expect(secrets.filter((file) => !left.includes(file) && !left.includes('**/.env*'))).toEqual([]);
  });
});
