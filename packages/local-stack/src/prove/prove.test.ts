import { expect, it } from 'vitest';
import { REPOSITORY_DIR } from '../stack/directories.ts';
import { parseProveOptions } from './options.ts';
import { readOutput } from './part-output.ts';
import { chooseParts, partsOf } from './parts.ts';
import { tableOf } from './report.ts';
import { runPart } from './run-part.ts';
import { againstTargets } from './targets.ts';

const parts = partsOf({ repository: REPOSITORY_DIR, seed: 7 });
const names = (asked: string[]) => chooseParts(parts, asked).map(({ name }) => name);

it('has parts with names of their own, every bench among them', () => {
  expect(new Set(names([])).size).toBe(parts.length);
  expect(names(['bench'])).toContain('bench:retrieval');
  expect(names(['kills', 'walk:docx'])).toEqual(['kills', 'walk:docx']);
  expect(() => names(['kill'])).toThrow('there is no part "kill"');
});

it('takes a seed, and says of what it does not know how it is used', () => {
  expect(parseProveOptions(['kills', '--seed', '12'])).toMatchObject({ parts: ['kills'], seed: 12, list: false });
  expect(() => parseProveOptions(['--sed', '1'])).toThrow('usage: npm run prove');
  expect(() => parseProveOptions(['--seed', 'x'])).toThrow('whole number');
});

const line = { bench: 'retrieval', same_work: true, ratios: { hybrid_vs_best_single: 1.01 }, figures: {} };

it('reads figures out of what parts print, colours or not', () => {
  const text = `\u001b[32mfine\u001b[39m\nproved kills {"trials":3}\n3 passed, 0 failed\n${JSON.stringify(line)}\n`;
  expect(readOutput(text)).toEqual({ line, proved: { kills: { trials: 3 } }, summary: '3 passed, 0 failed' });
  expect(readOutput('{"ok":true}\nnothing else').line).toBeNull();
});

it('compares a bench with its targets', () => {
  const [hybrid, chunked] = againstTargets(line);
  expect(hybrid).toMatchObject({ value: 1.01, met: false });
  expect(chunked).toMatchObject({ value: null, met: null });
});

it('fails a part by its exit code and a bench without its line, not one that misses a target', async () => {
  const part = { name: 'none', shows: '', args: ['no-such-command'] };
  const failed = await runPart(part, REPOSITORY_DIR, 'commit');
  expect(failed).toMatchObject({ passed: false, exit_code: 2 });
  const list = { name: 'list', shows: '', args: ['prove', '--list'] };
  expect(await runPart(list, REPOSITORY_DIR, 'commit')).toMatchObject({ passed: true });
  expect(await runPart({ ...list, bench: 'retrieval' }, REPOSITORY_DIR, 'commit')).toMatchObject({ passed: false });
  const missed = { ...failed, name: 'bench:retrieval', passed: true, line, targets: againstTargets(line) };
  const table = tableOf([failed, missed]);
  expect(table).toMatch(/✗ none .*exit code 2/);
  expect(table).toMatch(/✓ bench:retrieval .*hybrid_vs_best_single 1\.01 \(≥ 1\.05, missed\)/);
}, 60_000);
