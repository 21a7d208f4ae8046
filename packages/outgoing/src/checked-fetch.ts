import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { type AddressPolicy, checkedTarget } from './address-policy.ts';

/**
 * A `fetch` for libraries that are given an address by a tenant: every connection goes to addresses that were checked
 * when it was made, redirects are answers like any other, and connections are kept for the next request to the same
 * server. Bodies are sent whole; answers are streamed.
 */
export function checkedFetch(policy: AddressPolicy): typeof fetch {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };
  return async (input, init) => {
    const asked = new Request(input, init);
    // Refuses what is no public address even where no name has to be asked about.
    const { url, addresses } = await checkedTarget(asked.url, policy);
    const body = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer());
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const isTls = url.protocol === 'https:';
    const outgoing = (isTls ? httpsRequest : httpRequest)(url, {
      method: asked.method,
      headers: {
        ...Object.fromEntries(asked.headers),
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-length': String(body.byteLength) }),
      },
      agent: isTls ? agents['https:'] : agents['http:'],
      lookup: pinned(addresses),
      signal: asked.signal,
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
    return responseOf(await promise);
  };
}

/** The name is not asked about again: it may mean another address by now. */
function pinned(addresses: readonly string[]): LookupFunction {
  return (_hostname, options, callback) => {
    const all = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all === true) return callback(null, all);
    callback(null, all[0]?.address ?? '', all[0]?.family);
  };
}

function responseOf(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 502;
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || name === 'set-cookie' ? [] : [[name, [value].flat().join(', ')] as [string, string]],
  );
  const isEmpty = status === 204 || status === 205 || status === 304;
  if (isEmpty) answer.resume();
  return new Response(isEmpty ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers });
}
