import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a phone of sipp does when it is called, or when it calls (`calls`). */
export type SippPhone = 'answers and hangs up' | 'answers' | 'rings' | 'calls' | { refuses: number; with: string };

const SDP = `v=0
o=- 0 0 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio [media_port] RTP/AVP 0
a=rtpmap:0 PCMU/8000`;

const CONTENT = `Content-Type: application/sdp
Content-Length: [len]

${SDP}`;
const NOTHING = 'Content-Length: 0';
const EVENT = '[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]\n[last_Call-ID:]\n[last_CSeq:]';
const CONTACT = 'Contact: <sip:phone@[local_ip]:[local_port];transport=[transport]>';

const send = (message: string, more = '') => `<send ${more}><![CDATA[\n\n${message}\n\n]]></send>`;
const answer = (status: string, rest: string) => send(`SIP/2.0 ${status}\n${EVENT}\n${CONTACT}\n${rest}`);
/** An answer to a request that came within the call: its To has a tag already. */
const confirm = send(`SIP/2.0 200 OK\n${EVENT.replace(';tag=[pid]', '')}\n${NOTHING}`);
const INVITED = '<recv request="INVITE" crlf="true"/>';
const RINGING = answer('180 Ringing', NOTHING);
const ACKNOWLEDGED = '<recv request="ACK"/>';
const PICKED_UP = `${INVITED}${RINGING}<pause milliseconds="500"/>${answer('200 OK', CONTENT)}${ACKNOWLEDGED}`;
const BYE_OF_CALLEE = send(`BYE [next_url] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: [$callee];tag=[pid]
To: [$caller]
[last_Call-ID:]
CSeq: 1 BYE
Max-Forwards: 70
${NOTHING}`);
/** Whom a BYE goes to is read from the INVITE. */
const NAMED = `<recv request="INVITE" rrs="true"><action>
<ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
<ereg regexp="[^;]*" search_in="hdr" header="To:" assign_to="callee"/>
</action></recv>`;
const CALLING = send(
  `INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:+4915112345678@[local_ip]:[local_port]>;tag=[pid]
To: <sip:[service]@[remote_ip]:[remote_port]>
Call-ID: [call_id]
CSeq: 1 INVITE
${CONTACT}
Max-Forwards: 70
X-Queue: gold
${CONTENT}`,
  'retrans="500"',
);
const WITHIN = (method: string, cseq: number) => `${method} [next_url] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:+4915112345678@[local_ip]:[local_port]>;tag=[pid]
To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: ${cseq} ${method}
Max-Forwards: 70
${NOTHING}`;

function stepsOf(phone: SippPhone): string {
  if (typeof phone === 'object') {
    return `${INVITED}${answer(`${phone.refuses} ${phone.with}`, NOTHING)}${ACKNOWLEDGED}`;
  }
  if (phone === 'answers') return `${PICKED_UP}<recv request="BYE"/>${confirm}`;
  if (phone === 'answers and hangs up') {
    return `${PICKED_UP.replace(INVITED, NAMED)}<pause milliseconds="2000"/>${BYE_OF_CALLEE}<recv response="200"/>`;
  }
  if (phone === 'rings') {
    const given = `SIP/2.0 487 Request Terminated\n${EVENT.replace('[last_CSeq:]', 'CSeq: [$number] INVITE')}`;
    const numbered = `<recv request="INVITE"><action>
<ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="number"/></action></recv>`;
    return `${numbered}${RINGING}<recv request="CANCEL"/>${confirm}${send(`${given}\n${NOTHING}`)}${ACKNOWLEDGED}`;
  }
  const provisional = [100, 180, 183].map((code) => `<recv response="${code}" optional="true"/>`).join('');
  const picked = `<recv response="200" rrs="true"/>${send(WITHIN('ACK', 1))}`;
  return `${CALLING}${provisional}${picked}<pause milliseconds="6000"/>${send(WITHIN('BYE', 2))}<recv response="200"/>`;
}

/** The script of a phone, as sipp reads it. @see https://sipp.readthedocs.io/en/latest/scenarios/ownscenarios.html */
export function scenarioOf(phone: SippPhone): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="phone">${stepsOf(phone)}</scenario>\n`;
}

/** A port on loopback that nobody has. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

/** Where a phone is, and whom it calls. */
export interface SippOptions {
  readonly port: number;
  /** `host:port` of whom it calls. */
  readonly remote?: string;
  /** The number that it calls. */
  readonly number?: string;
}

/** Runs one call of a phone. @returns when the call is over; rejects where it did not go as its script says */
export async function sippCall(bin: string, phone: SippPhone, { port, remote, number }: SippOptions): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-sipp-'));
  const file = join(directory, 'phone.xml');
  await writeFile(file, scenarioOf(phone));
  const where = ['-i', '127.0.0.1', '-p', String(port), '-mi', '127.0.0.1', '-mp', String(await freeUdpPort())];
  const whom = remote === undefined ? [] : [remote, '-s', number ?? ''];
  const once = ['-sf', file, '-m', '1', '-nostdin', '-timeout', '60', '-timeout_error'];
  try {
    await promisify(execFile)(bin, [...whom, ...once, ...where], { cwd: directory, timeout: 70_000 });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
