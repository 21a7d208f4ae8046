import type { BenchLine } from './targets.ts';

/** What a part says of itself on its standard output. */
export interface PartFigures {
  /** The last line of a bench. */
  readonly line: BenchLine | null;
  /** `proved NAME {…}`, by name. */
  readonly proved: Readonly<Record<string, unknown>>;
  /** `N passed, N failed` of a run of tests. */
  readonly summary: string | null;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function isBenchLine(value: unknown): value is BenchLine {
  const line = value as Partial<BenchLine> | null | undefined;
  return typeof line?.bench === 'string' && typeof line.same_work === 'boolean' && typeof line.ratios === 'object';
}

/** Reads the figures out of what a part printed. */
export function readOutput(output: string): PartFigures {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal are what it takes out
  const lines = output.replaceAll(/\u001b\[[0-9;]*m/g, '').split('\n');
  const proved: Record<string, unknown> = {};
  for (const line of lines) {
    const [, name, json] = /^proved (\S+) (\{.*\})$/.exec(line) ?? [];
    if (name !== undefined && json !== undefined) proved[name] = parsed(json);
  }
  const last = parsed(lines.findLast((line) => line.startsWith('{')) ?? '');
  const summary = lines.findLast((line) => /^\d+ passed, \d+ failed/.test(line)) ?? null;
  return { line: isBenchLine(last) ? last : null, proved, summary };
}
