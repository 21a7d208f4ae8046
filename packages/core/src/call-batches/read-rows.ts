import { withDefaultVariables } from '../agent-registry/index.ts';
import { countryOfNumber } from '../call-dispatch/index.ts';
import { assertMessageFits } from '../calls/index.ts';
import type { SessionResolution } from '../config-resolver/index.ts';
import { AppError, isAppError, readInput } from '../kernel/index.ts';
import { assertVariablesFit } from '../prompt-registry/index.ts';
import { type CallBatchRowInput, type CreateCallBatch, callBatchRowInputSchema } from './call-batch.ts';
import { timeZoneOfNumber } from './callee-zone.ts';

/** Bad rows that are described; all are counted. */
const DESCRIBED = 100;

/** What is wrong with a row, and where. */
export interface RowIssue {
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** What rows are held against. */
export interface RowRules {
  readonly resolved: Pick<SessionResolution, 'variables' | 'default_variables'>;
  readonly countries: readonly string[] | null;
  /** Of callees whose country has several. */
  readonly time_zone: string | undefined;
}

/** A row that may be called, and when its day is. */
export type ReadRow = CallBatchRowInput & { readonly index: number; readonly zone: string };

function variablesIssue({ resolved }: RowRules, row: CallBatchRowInput): Omit<RowIssue, 'index'> | null {
  try {
    const given = withDefaultVariables(resolved.variables, resolved.default_variables, row.variables);
    assertVariablesFit(resolved.variables, given);
    assertMessageFits(row.voicemail, resolved.variables);
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { field: error.param ?? 'variables', message: error.message };
  }
}

function readRow(raw: unknown, index: number, rules: RowRules): ReadRow | RowIssue {
  const read = readInput(callBatchRowInputSchema, raw);
  if ('problems' in read) {
    const [problem] = read.problems;
    return { index, field: problem?.path.join('.') ?? '', message: problem?.message ?? 'is not valid' };
  }
  const row = read.data;
  const country = countryOfNumber(row.to);
  if (rules.countries !== null && (country === null || !rules.countries.includes(country))) {
    return { index, field: 'to', message: `calls to ${country ?? 'numbers of no country'} are not allowed` };
  }
  const zone = row.time_zone ?? timeZoneOfNumber(row.to) ?? rules.time_zone;
  if (zone === undefined) {
    const message = `${country ?? 'the number'} has several time zones: give the row's time_zone, or one of the batch`;
    return { index, field: 'time_zone', message };
  }
  const issue = variablesIssue(rules, row);
  return issue === null ? { ...row, index, zone } : { index, ...issue };
}

/**
 * The rows of a batch, each held against everything that can be known before it is called.
 *
 * @throws AppError `unprocessable` with details.rows {index, field, message} of up to 100 bad rows and
 * details.invalid_rows, unless bad rows are to be left out; and where no good one is left.
 */
export function readRows({ rows, skip_invalid }: Pick<CreateCallBatch, 'rows' | 'skip_invalid'>, rules: RowRules) {
  const good: ReadRow[] = [];
  const bad: RowIssue[] = [];
  for (const [index, raw] of rows.entries()) {
    const row = readRow(raw, index, rules);
    if ('zone' in row) good.push(row);
    else bad.push(row);
  }
  if (good.length === 0 || (bad.length > 0 && !skip_invalid)) {
    const [first] = bad;
    throw new AppError('unprocessable', {
      param: first === undefined ? 'rows' : `rows.${first.index}.${first.field}`,
      message: `${bad.length} of ${rows.length} rows are not valid. Correct them, or send skip_invalid: true.`,
      details: { invalid_rows: bad.length, rows: bad.slice(0, DESCRIBED) },
    });
  }
  return { good, skipped: bad.length };
}
