import type { z } from 'zod';

/** The body every failing request gets, in the shape of the OpenAI API. */
export type ErrorBody = { error: { message: string; type: string; param: string | null; code: string | null } };

type ErrorDetails = {
  status: number;
  message: string;
  /** The offending field, by its path in the body. */
  param?: string | null;
  code?: string | null;
  /** Seconds after which a retry makes sense: sent as `Retry-After`. */
  retry_after_seconds?: number;
};

/** A failure that the client is told about; anything else becomes a 500 without details. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly retry_after_seconds: number | undefined;
  readonly body: ErrorBody;

  constructor({ status, message, param, code, retry_after_seconds }: ErrorDetails) {
    super(message);
    this.status = status;
    this.retry_after_seconds = retry_after_seconds;
    this.body = { error: { message, type: errorType(status), param: param ?? null, code: code ?? null } };
  }
}

function errorType(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** 400 naming the field. */
export function badRequest(message: string, param: string | null = null, code: string | null = null): ApiError {
  return new ApiError({ status: 400, message, param, code });
}

/** 404 for a model that this server does not have, worded as OpenAI words it. */
export function unknownModel(model: string, offered: string): ApiError {
  return new ApiError({
    status: 404,
    message: `The model '${model}' does not exist here. This endpoint is served by '${offered}'.`,
    param: 'model',
    code: 'model_not_found',
  });
}

/** Checks a value against a schema. @throws ApiError 400 naming the first offending field */
export function parseOrThrow<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const param = issue?.path.join('.') || null;
  const where = param === null ? 'The request body' : `'${param}'`;
  throw badRequest(`${where}: ${issue?.message ?? 'is invalid'}`, param, 'invalid_value');
}
