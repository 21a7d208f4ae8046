import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AmbientFinding, findAmbientUses } from './ambient-rules.ts';

const run = promisify(execFile);

/** Folders that the layer rules speak of. */
const SOURCE_ROOTS = ['packages', 'functions', 'infra', 'agent-runtime'];

/** One broken layer rule. */
export interface LayerViolation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What a look at the layers found, and how much was looked at: zero modules means that the check itself is broken. */
export interface LayerReport {
  readonly violations: LayerViolation[];
  readonly modules: number;
}

interface CruiseOutput {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/**
 * Checks the import rules with dependency-cruiser and the ambient rules on syntax trees.
 *
 * @param root the folder that holds packages, functions, infra and agent-runtime.
 * @param repository where the tools and the rules are.
 */
export async function checkLayers(root: string, repository: string): Promise<LayerReport> {
  const roots = SOURCE_ROOTS.filter((name) => globSync(`${name}/**/*.ts`, { cwd: root }).length > 0);
  const { stdout } = await run(
    join(repository, 'node_modules/.bin/depcruise'),
    ['--config', join(repository, '.dependency-cruiser.mjs'), '--output-type', 'json', ...roots],
    { cwd: root, maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as CruiseOutput;
  const ambient = roots
    .flatMap((name) =>
      globSync(`${name}/**/*.ts`, { cwd: root, exclude: (path) => /node_modules|dist|cdk\.out/.test(String(path)) }),
    )
    .flatMap((file) => findAmbientUses(file, join(root, file)))
    .map((finding: AmbientFinding) => ({
      rule: finding.rule,
      from: `${finding.file}:${finding.line}`,
      to: finding.what,
    }));
  return {
    violations: [...summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })), ...ambient],
    modules: summary.totalCruised,
  };
}
