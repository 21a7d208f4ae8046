import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './api-error.ts';

/**
 * Reads a request body into memory, never more than `limit_bytes` of it.
 * @throws ApiError 413 when the body is larger, declared or not
 */
export async function readBody(request: IncomingMessage, limit_bytes: number): Promise<Buffer> {
  const tooLarge = () =>
    new ApiError({ status: 413, message: `The body is over ${limit_bytes} bytes.`, code: 'body_too_large' });
  if (Number(request.headers['content-length'] ?? 0) > limit_bytes) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > limit_bytes) throw tooLarge();
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts, size);
}

/** @throws ApiError 400 when the body is no JSON object, 413 when it is too large */
export async function readJson(request: IncomingMessage, limit_bytes: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit_bytes)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('We could not parse the JSON body of your request.', null, 'invalid_json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('The JSON body must be an object.', null, 'invalid_json');
  }
  return value as Record<string, unknown>;
}

/** @throws ApiError 400 when the body is not multipart/form-data, 413 when it is too large */
export async function readForm(request: IncomingMessage, limit_bytes: number): Promise<FormData> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    throw badRequest('Send the file as multipart/form-data.', null, 'invalid_content_type');
  }
  const body = await readBody(request, limit_bytes);
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw badRequest('We could not parse the multipart body of your request.', null, 'invalid_multipart');
  }
}
