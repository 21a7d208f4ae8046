import { AppError } from '@patchbay/core/kernel';
import type { Call } from './call.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const NOTHING = new Uint8Array();

/**
 * The body's bytes, read once.
 *
 * @throws AppError `body_too_large` before anything is decoded.
 */
export function readBody(call: Call): Uint8Array {
  if (call.raw_body !== undefined) return call.raw_body;
  const { body, isBase64Encoded } = call.event;
  const limit = call.plan.body_limit_bytes;
  const size = body ? Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8') : 0;
  if (size > limit) {
    const message = `The request body has ${size} bytes; at most ${limit} are accepted.`;
    throw new AppError('body_too_large', { message, details: { limit_bytes: limit } });
  }
  call.raw_body = body ? Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') : NOTHING;
  return call.raw_body;
}

function text(call: Call): string {
  const { body, isBase64Encoded } = call.event;
  const bytes = readBody(call);
  if (body === null || body === undefined) return '';
  if (!isBase64Encoded) return body;
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new AppError('invalid_json', { message: 'The request body is not valid UTF-8.', cause });
  }
}

function requireMediaType(call: Call, accepted: RegExp, name: string): void {
  const type = call.headers['content-type'];
  if (type !== undefined && !accepted.test(type)) {
    const message = `Content-Type: must be ${name}`;
    throw new AppError('unsupported_media_type', { message, param: 'Content-Type', details: { accepted: name } });
  }
}

/** A missing body reads as `{}`: the schema then names the fields that are missing. */
function parseJson(call: Call): unknown {
  const source = text(call);
  if (source === '') return {};
  requireMediaType(call, /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i, 'application/json');
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw brokenJson(source, cause);
  }
}

/** Says where it broke off, and nothing of what stands there: it may be a secret. */
function brokenJson(source: string, cause: unknown): AppError {
  const position = /at position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
  if (position === undefined) return new AppError('invalid_json', { cause });
  const before = source.slice(0, Number(position)).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const message = `The request body is not valid JSON: line ${place.line}, column ${place.column}.`;
  return new AppError('invalid_json', { message, details: place, cause });
}

function parseForm(call: Call): unknown {
  const source = text(call);
  requireMediaType(call, /^application\/x-www-form-urlencoded\s*(;|$)/i, 'application/x-www-form-urlencoded');
  const form: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(source)) form[name] = name in form ? [form[name], value] : value;
  return form;
}

/**
 * The body in the route's format, not yet validated.
 *
 * @throws AppError `body_too_large`, `unsupported_media_type`, `invalid_json`.
 */
export function parseBody(call: Call): unknown {
  switch (call.plan.body_format) {
    case 'json':
      return parseJson(call);
    case 'form':
      return parseForm(call);
    case 'raw':
      return readBody(call);
  }
}
