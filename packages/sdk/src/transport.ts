import type { Call, Credential, TransportSettings } from './call.ts';
import { errorOf } from './error-response.ts';
import { PatchbayError } from './errors.ts';
import { requestOf } from './request.ts';
import { rememberResponse } from './response-info.ts';
import { connectionError, pause, pauseBefore } from './retries.ts';

/** Sends calls, again where that is safe and may help. */
export type Send = (call: Call, credential?: Credential) => Promise<unknown>;

/** Makes the sender of a client. */
export function createTransport(settings: TransportSettings): Send {
  async function attempt(request: Request, call: Call): Promise<{ response: Response; text: string }> {
    const { signal, timeoutMs = settings.timeoutMs } = call.options ?? {};
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
      const response = await settings.fetch(new Request(request, { signal: both }));
      return { response, text: await response.text() };
    } catch (cause) {
      if (signal?.aborted === true) throw signal.reason;
      throw connectionError(timeout.aborted ? timeout.reason : cause, timeoutMs, settings.baseUrl);
    }
  }

  return async (call, credential) => {
    const { operation, options = {} } = call;
    const { build, isRepeatable } = requestOf(call, settings);
    const maxRetries = options.maxRetries ?? settings.maxRetries;
    let renewed = false;
    for (let tries = 0; ; ) {
      options.signal?.throwIfAborted();
      const token = operation.open === true ? undefined : await credential?.token(options.signal);
      try {
        const { response, text } = await attempt(build(token), call);
        if (!response.ok) throw errorOf(response, text, settings.baseUrl);
        const result = operation.text === true ? text : text === '' ? undefined : JSON.parse(text);
        const { headers, status } = response;
        const request_id = headers.get('request-id');
        rememberResponse(result, { status, request_id, etag: headers.get('etag'), attempts: tries + 1 });
        return result;
      } catch (error) {
        if (!(error instanceof PatchbayError)) throw error;
        if (error.status === 401 && token !== undefined && !renewed && credential?.renew(token) === true) {
          renewed = true;
          continue;
        }
        const wait = tries < maxRetries ? pauseBefore(tries, error, isRepeatable) : null;
        if (wait === null) throw error;
        await pause(wait, options.signal);
        tries += 1;
      }
    }
  };
}
