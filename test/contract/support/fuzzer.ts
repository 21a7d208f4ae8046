import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cacheDir, ensurePythonPackages, findPython, runTool } from '@patchbay/local-stack';
import type { Audience, FuzzedDocument } from './audience.ts';
import { documentFor } from './audience.ts';

/** Schemathesis (MIT): makes requests from an OpenAPI document and holds every answer against it. */
const FUZZER = {
  name: 'contract-fuzzer',
  requirements: resolve(import.meta.dirname, '../../../packages/local-stack/requirements/contract-fuzzer.txt'),
};

/** What an answer must never be, or always be. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];

/** A refusal because of size is one, too. */
const CONFIGURATION = `[checks.negative_data_rejection]
expected-statuses = [${[400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 429].join()}]
`;

/** Of what it prints about failures: requests can be as long as what they send. */
const TOLD_LINES = 400;
const TOLD_LINE_CHARACTERS = 500;

const RUN =
  "import sys; sys.path.insert(0, sys.argv.pop(1)); from schemathesis.cli import schemathesis; schemathesis(prog_name='st')";

/** How much is tried. */
export interface FuzzOptions {
  /** The same seed gives the same requests. */
  readonly seed: number;
  /** Random requests an operation, at most. */
  readonly max_examples: number;
  /** Also every boundary of every field of every schema, one at a time. */
  readonly boundaries: boolean;
  readonly timeout_ms: number;
}

/** What came of fuzzing an audience's operations. */
export interface FuzzResult {
  readonly operations: number;
  readonly cases: number;
  /** Operations that answered at least one request with a success, and those that answered none so. */
  readonly reached: readonly string[];
  readonly unreached: readonly string[];
  /** One line a kind of failure. */
  readonly failures: readonly string[];
  /** The same at length, with the requests that show them. */
  readonly told: string;
}

interface Report {
  readonly complete: boolean;
  readonly operations: { readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly { readonly title: string }[];
  readonly valid_rates: Readonly<Record<string, Readonly<Record<string, { readonly accepted: number }>>>>;
}

/** Fuzzes the operations of one audience on a running API. */
export async function fuzz(
  url: string,
  document: FuzzedDocument,
  audience: Audience,
  { seed, max_examples, boundaries, timeout_ms }: FuzzOptions,
): Promise<FuzzResult> {
  const packages = await ensurePythonPackages(FUZZER, { cache_dir: cacheDir(process.env) });
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-contract-'));
  try {
    const schema = join(directory, 'openapi.json');
    const report = join(directory, 'report.json');
    await writeFile(join(directory, 'schemathesis.toml'), CONFIGURATION);
    await writeFile(schema, JSON.stringify(documentFor(document, audience)));
    const args = [
      ...['--no-color', 'run', schema, '--url', url, '--checks', CHECKS.join()],
      ...['--phases', boundaries ? 'examples,coverage,fuzzing' : 'examples,fuzzing'],
      ...['--max-examples', String(max_examples), '--seed', String(seed), '--continue-on-failure'],
      ...['--suppress-health-check', 'all', '--generation-database', 'none', '--request-timeout', '30'],
      ...['--report', 'json', '--report-json-path', report, '--warnings', 'off'],
      ...(audience.token === null ? [] : ['--header', `Authorization: Bearer ${audience.token}`]),
    ];
    const { path: command } = await findPython();
    const printed: string[] = [];
    const ran = runTool({
      command,
      args: ['-c', RUN, packages, ...args],
      cwd: directory,
      env: { ...process.env, PYTHONUNBUFFERED: '1', NO_PROXY: '127.0.0.1' },
      timeout_ms,
      on_line: (line) => printed.push(line),
    });
    // It exits with 1 where it found something: the report says what.
    await ran.catch(() => undefined);
    return resultOf(JSON.parse(await readFile(report, 'utf8')), printed);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function resultOf(report: Report, printed: readonly string[]): FuzzResult {
  const rates = Object.entries(report.valid_rates);
  const isReached = ([, phases]: (typeof rates)[number]) => Object.values(phases).some(({ accepted }) => accepted > 0);
  const names = (of: typeof rates) => of.map(([operation]) => operation);
  const failures = printed.findIndex((line) => /^=+ (ERRORS|FAILURES) =+$/.test(line));
  return {
    operations: report.operations.tested,
    cases: report.test_cases.generated,
    reached: names(rates.filter(isReached)),
    unreached: names(rates.filter((rate) => !isReached(rate))),
    failures: [
      ...report.failures.map(({ title, operations }) => `${title}: ${operations.join(', ')}`),
      ...report.errors.map(({ title }) => title),
      ...(report.complete ? [] : ['the fuzzer was ended before it was done']),
    ],
    told: printed
      .slice(Math.max(0, failures))
      .slice(0, TOLD_LINES)
      .map((line) => line.slice(0, TOLD_LINE_CHARACTERS))
      .join('\n'),
  };
}
