/**
 * A SIP address (RFC 3261, 19.1) as far as calls are handed over to one: who, at which host, over which transport.
 * Escapes and other parameters are left out: they could say another number than the one that is read here.
 */
const SIP_URI =
  /^sip:(?<user>[a-z0-9._+-]{1,64})@(?<host>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?<port>:[1-9]\d{0,4})?(?<transport>;transport=(?:udp|tcp|tls))?$/i;

/** What a SIP address has to look like, after its name. */
export const SIP_URI_RULE =
  'must be a SIP address such as sip:reception@pbx.example.org, with no parameter but ;transport=udp, tcp or tls';

/** A SIP address in the one spelling that is stored and sent, and its user. */
export interface SipUri {
  readonly uri: string;
  readonly user: string;
}

/** Reads a SIP address; null where the text is none. Only the user keeps its case: it may mean something. */
export function readSipUri(text: string): SipUri | null {
  const { user, host, port = '', transport = '' } = SIP_URI.exec(text.trim())?.groups ?? {};
  if (user === undefined || host === undefined) return null;
  return { uri: `sip:${user}@${host.toLowerCase()}${port}${transport.toLowerCase()}`, user };
}
