import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { OutgoingFailure, type OutgoingRequest } from '@patchbay/core/tool-execution';
import { type AddressPolicy, type CheckedTarget, checkedTarget, type Resolver } from './address-policy.ts';

/** The system's resolver: all addresses of both families. */
export const systemResolver: Resolver = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** An answer whose body is still to be read. */
export interface OpenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Buffer>;
  /** Lets go of the connection, read or not. */
  close(): void;
}

/**
 * Sends a request and answers when the headers are there. One deadline spans everything, reading the body included; a
 * redirect is an answer like any other.
 *
 * @throws OutgoingFailure
 */
export async function openAnswer(request: OutgoingRequest, policy: AddressPolicy): Promise<OpenAnswer> {
  const deadline = AbortSignal.timeout(request.timeout_ms);
  const host = URL.parse(request.url)?.host ?? '';
  const target = await within(checkedTarget(request.url, policy), deadline, host);
  const answer = await sent(request, target, deadline).catch((error: unknown) => {
    throw asFailure(error, host, deadline);
  });
  return {
    status: answer.statusCode ?? 0,
    headers: flatHeaders(answer),
    body: body(answer, host, deadline),
    close: () => answer.destroy(),
  };
}

function sent(request: OutgoingRequest, target: CheckedTarget, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const isTls = target.url.protocol === 'https:';
  const text = request.body;
  const options = {
    method: request.method,
    headers: {
      'user-agent': 'Patchbay (tool call)',
      ...request.headers,
      // Compressed answers would have to be bounded twice.
      'accept-encoding': 'identity',
      ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
    },
    signal,
    lookup: pinned(target.addresses),
    // An agent of its own each time: no connection is kept that another tenant could find, and no proxy applies.
    agent: isTls ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
  };
  const outgoing = isTls ? httpsRequest(target.url, options) : httpRequest(target.url, options);
  outgoing.on('response', resolve);
  outgoing.on('error', reject);
  outgoing.on('upgrade', (_answer, socket) => {
    socket.destroy();
    reject(new OutgoingFailure('bad_answer', 'The service answered with another protocol.'));
  });
  outgoing.end(text);
  return promise;
}

/** Names lead to the addresses that were checked, and are not asked about again. */
function pinned(addresses: readonly string[]): LookupFunction {
  return (_hostname, options, callback) => {
    const all = addresses.map((address) => ({ address, family: isIP(address) }));
    const [first] = all;
    if (options.all === true) return callback(null, all);
    callback(null, first?.address ?? '', first?.family);
  };
}

async function* body(answer: IncomingMessage, host: string, deadline: AbortSignal): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of answer) yield chunk as Buffer;
  } catch (error) {
    throw asFailure(error, host, deadline);
  }
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'set-cookie' ? [] : [[name, [value].flat().join(', ')] as const],
  );
  return Object.fromEntries(entries);
}

/** A name that is asked for too long counts against the deadline too. */
async function within<T>(work: Promise<T>, deadline: AbortSignal, host: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const onAbort = () => late.reject(asFailure(deadline.reason, host, deadline));
  deadline.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    deadline.removeEventListener('abort', onAbort);
  }
}

/** What a caller may know: the host it named and what happened, never the address behind it. */
function asFailure(error: unknown, host: string, deadline: AbortSignal): OutgoingFailure {
  if (error instanceof OutgoingFailure) return error;
  if (deadline.aborted) return new OutgoingFailure('timeout', `${host} did not answer in time.`, { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('HPE_')) {
    return new OutgoingFailure('bad_answer', `${host} did not answer with valid HTTP.`, { cause: error });
  }
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return new OutgoingFailure('connection_failed', `The certificate of ${host} is not valid.`, { cause: error });
  }
  return new OutgoingFailure('connection_failed', `No connection to ${host} came about.`, { cause: error });
}
