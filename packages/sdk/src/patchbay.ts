import type { Call, Credential } from './call.ts';
import { apiKeyCredential, givenCredential } from './credentials.ts';
import type { Api } from './generated/api.ts';
import { operations } from './generated/operations.ts';
import { attachMethods } from './methods.ts';
import type { Operation } from './operation.ts';
import { createStreamMessage, type StreamMessage } from './stream-message.ts';
import { createTransport } from './transport.ts';
import { createUpload, type UploadFile } from './upload.ts';

/** How a client is made. */
export interface PatchbayOptions {
  /** Where the API is: `https://api.example.org`. */
  readonly baseUrl: string;
  /** A tenant's API key: the client exchanges it for access tokens and renews them. Keep it out of browsers. */
  readonly apiKey?: string | undefined;
  /** An access token or a session JWT, or a function that gets one whenever it is needed. */
  readonly accessToken?: string | (() => string | Promise<string>) | undefined;
  /** Of one attempt, in milliseconds; 30,000 unless given. */
  readonly timeoutMs?: number | undefined;
  /** Attempts after the first one where a retry is safe; 3 unless given. */
  readonly maxRetries?: number | undefined;
  /** Added to every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The environment's own unless given. */
  readonly fetch?: typeof fetch | undefined;
}

/** What the client can do that is more than one operation. */
interface Composed {
  readonly files: { readonly upload: UploadFile };
  readonly streamMessage: StreamMessage;
  /**
   * Calls an operation by its row in the table of `@patchbay/sdk/operations`, with the arguments that its method has;
   * for programs that do not know what they will call.
   */
  invoke(operation: Operation, ...args: readonly unknown[]): unknown;
}

/** A client of the API. */
export type Patchbay = Api & Composed;

function credentialOf({ apiKey, accessToken }: PatchbayOptions, send: ReturnType<typeof createTransport>) {
  if (apiKey !== undefined && accessToken !== undefined) throw new TypeError('give apiKey or accessToken, not both');
  if (apiKey !== undefined) return apiKeyCredential(apiKey, send);
  return accessToken === undefined ? undefined : givenCredential(accessToken);
}

class Client {
  readonly streamMessage: StreamMessage;

  constructor(options: PatchbayOptions) {
    const settings = {
      baseUrl: options.baseUrl.replace(/\/+$/, '').replace(/\/v1$/, ''),
      timeoutMs: options.timeoutMs ?? 30_000,
      maxRetries: options.maxRetries ?? 3,
      headers: options.headers ?? {},
      fetch: options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args)),
    };
    const transport = createTransport(settings);
    const credential: Credential | undefined = credentialOf(options, transport);
    this.streamMessage = createStreamMessage(settings, credential);
    attachMethods(this, operations, (call: Call) => transport(call, credential));
    const { files } = this as unknown as Api;
    // `files.upload(…)` is ours, `files.upload.get(…)` the API's.
    Object.assign(files, { upload: Object.assign(createUpload(files, settings), files.upload) });
  }

  invoke(operation: Operation, ...args: readonly unknown[]): unknown {
    const method = operation.at.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], this);
    return (method as (...args: readonly unknown[]) => unknown)(...args);
  }
}

/**
 * Makes a client: `new Patchbay({ apiKey, baseUrl })`. Every operation of the API is a method, found by resource:
 * `patchbay.prompts.versions.publish(id, { change_note: 'Shorter greeting' })`.
 */
export const Patchbay = Client as unknown as new (options: PatchbayOptions) => Patchbay;
