import { AppError, type ErrorCode, readInput, TOO_LARGE } from '@patchbay/core/kernel';
import * as z from 'zod';
import type { Call } from './call.ts';
import { parseBody } from './request-body.ts';

/** How many problems `details.issues` lists at most. */
const MAX_ISSUES = 20;

const NO_BODY = z.strictObject({});

/** A text of the body that is larger than its field may be: another answer than one that is wrong. */
function assertNotTooLarge(error: z.ZodError): void {
  const issue = error.issues.find((each) => each.code === 'custom' && each.params?.['code'] === TOO_LARGE.code);
  if (issue?.code !== 'custom') return;
  const { code: _code, ...details } = issue.params ?? {};
  const param = issue.path.map(String).join('.');
  throw new AppError('body_too_large', { message: `${param}: ${issue.message}`, param, details });
}

function validate(schema: z.ZodType, value: unknown, code: ErrorCode, root: string): unknown {
  const read = readInput(schema, value);
  if ('data' in read) return read.data;
  assertNotTooLarge(read.error);
  const issues = read.problems.map(({ path, message }) => ({ param: path.join('.') || root, message }));
  const first = issues[0];
  throw new AppError(code, {
    ...(first === undefined ? {} : { message: `${first.param}: ${first.message}`, param: first.param }),
    details: { issues: issues.slice(0, MAX_ISSUES) },
  });
}

/** Query parameters by name; `name[]` is `name`, repeated ones are a list where the route has a list. */
function queryOf(call: Call): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null);
  const given = call.event.multiValueQueryStringParameters;
  for (const raw in given) {
    const name = raw.endsWith('[]') ? raw.slice(0, -2) : raw;
    const all = given[raw] ?? [];
    if (call.plan.list_parameters.has(name)) {
      values[name] = [...((values[name] as string[] | undefined) ?? []), ...all];
      continue;
    }
    if (all.length > 1 || raw !== name || name in values) {
      throw new AppError('invalid_query', { message: `${raw}: must be given once`, param: raw });
    }
    values[name] = all[0] ?? '';
  }
  return values;
}

/** Whether the caller only wants to see what would happen. */
export function isDryRun({ plan, query }: Call): boolean {
  return plan.route.dry_run === true && (query as { dry_run?: unknown } | undefined)?.dry_run === true;
}

/**
 * Reads params, query and body through the route's closed schemas.
 *
 * @throws AppError `invalid_path`, `invalid_query`, `invalid_body` with the first problem in `param` and all in
 * `details.issues`; what {@link parseBody} throws.
 */
export function validateRequest(call: Call): void {
  const { plan, event } = call;
  call.params = validate(plan.params, event.pathParameters ?? {}, 'invalid_path', 'path');
  call.query = validate(plan.query, queryOf(call), 'invalid_query', 'query');
  if (isDryRun(call) && call.scope !== undefined) {
    call.scope = { ...call.scope, origin: { ...call.scope.origin, dry_run: true } };
  }
  const body = parseBody(call);
  if (plan.body_format === 'raw') call.body = body;
  else if (plan.body === undefined) validate(NO_BODY, body, 'invalid_body', 'body');
  else call.body = validate(plan.body, body, 'invalid_body', 'body');
}

/** An entity tag, or `*` for whatever is there: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1 */
const ENTITY_TAG = /^\s*(?:(?:W\/)?"([\x21\x23-\x7e]{1,200})"|(\*))\s*$/;

/**
 * Reads If-Match where the route has it: exactly one entity tag, or `*`.
 *
 * @throws AppError `precondition_required` when the route demands it, `invalid_header`.
 */
export function readIfMatch(call: Call): void {
  const { if_match } = call.plan.route;
  if (if_match === undefined) return;
  const header = call.headers['if-match'];
  if (header === undefined) {
    if (if_match === 'required') throw new AppError('precondition_required', { param: 'If-Match' });
    return;
  }
  const tag = ENTITY_TAG.exec(header);
  call.if_match = tag?.[1] ?? tag?.[2];
  if (call.if_match === undefined) {
    throw new AppError('invalid_header', { message: 'If-Match: must be one ETag in quotes, or *', param: 'If-Match' });
  }
}
