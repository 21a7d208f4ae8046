import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** @throws ApiError 401 when a key is configured and the request does not bear it */
export function authorise(request: IncomingMessage, api_key: string | undefined): void {
  if (api_key === undefined) return;
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) {
    throw new ApiError({ status: 401, message: "You didn't provide an API key.", code: 'missing_api_key' });
  }
  if (!timingSafeEqual(digest(given), digest(api_key))) {
    throw new ApiError({ status: 401, message: 'Incorrect API key provided.', code: 'invalid_api_key' });
  }
}
