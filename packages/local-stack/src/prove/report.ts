import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatDuration } from '../terminal/style.ts';
import type { PartResult } from './run-part.ts';
import type { Measured } from './targets.ts';

/** What was found so far, part by part: the newest result of each. */
export interface Report {
  readonly seed: number;
  readonly parts: readonly PartResult[];
}

const fileOf = (repository: string) => join(repository, '.local/prove/results.json');

/** The report of the runs before; null where there is none. */
export function readReport(repository: string): Report | null {
  try {
    return JSON.parse(readFileSync(fileOf(repository), 'utf8')) as Report;
  } catch {
    return null;
  }
}

/** Keeps a result; those of other parts stay. */
export function keepResult(repository: string, seed: number, result: PartResult): string {
  const file = fileOf(repository);
  const others = readReport(repository)?.parts.filter(({ name }) => name !== result.name) ?? [];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ seed, parts: [...others, result] } satisfies Report, null, 2)}\n`);
  return file;
}

const rounded = (value: number) => String(Math.round(value * 1_000) / 1_000);

function aimOf({ key, at_least, at_most, value, met }: Measured): string {
  const aim = at_least === undefined ? `≤ ${at_most}` : `≥ ${at_least}`;
  return `${key} ${value === null ? '?' : rounded(value)} (${aim}${met === false ? ', missed' : ''})`;
}

function noteOf({ targets, line, summary, proved, exit_code, passed }: PartResult): string {
  if (line !== null && !line.same_work) return 'void: the sides did different work';
  const figures = Object.entries(proved).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const said = [...targets.map(aimOf), ...(summary === null ? [] : [summary]), ...figures];
  return [...(passed ? [] : [`exit code ${exit_code}`]), ...said].join('; ');
}

/** One line a part. */
export function tableOf(results: readonly PartResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length), 0);
  return results
    .map((result) => {
      const { name, passed, seconds } = result;
      const took = formatDuration(seconds * 1_000).padStart(12);
      return `  ${passed ? '✓' : '✗'} ${name.padEnd(width)} ${took}  ${noteOf(result)}`.trimEnd();
    })
    .join('\n');
}
