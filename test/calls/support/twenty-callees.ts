import type { PhoneBehaviour } from './phone-behaviour.ts';
import type { SipStandIn } from './sip-stand-in.ts';

const answers: PhoneBehaviour = { does: 'answer', after_ms: 300, hangs_up_after_ms: 300 };
const declines: PhoneBehaviour = { does: 'decline', after_ms: 200 };
const refuses = (sip_status_code: number, sip_status: string): PhoneBehaviour => ({
  ...{ does: 'refuse', sip_status_code, sip_status },
});

/** Twenty phones, what each does when it is called, and once more where that is asked for. */
const SCRIPTS: readonly PhoneBehaviour[][] = [
  ...Array.from({ length: 7 }, () => [answers]),
  [{ does: 'busy' }, answers],
  [{ does: 'busy' }, { does: 'ring' }, answers],
  [{ does: 'busy' }],
  [{ does: 'ring' }, answers],
  [{ does: 'ring' }],
  [refuses(480, 'Temporarily Unavailable'), declines],
  [declines],
  [declines],
  [refuses(600, 'Busy Everywhere')],
  [refuses(403, 'Forbidden')],
  [refuses(503, 'Service Unavailable')],
  [refuses(404, 'Not Found')],
  [refuses(486, 'Busy Here'), refuses(500, 'Server Internal Error')],
];

/** Once more after a busy line, and after a phone that nobody picked up; long after everything else is over. */
export const ONCE_MORE = {
  busy: { attempts: 1, delay_seconds: 3_600 },
  no_answer: { attempts: 1, delay_seconds: 3_600 },
};

/** What each SIP status is to be called (RFC 3261, and the product's documentation of calls). */
const WORDS: Readonly<Record<number, string>> = {
  ...{ 200: 'answered', 408: 'no_answer', 480: 'no_answer', 486: 'busy', 600: 'busy', 603: 'declined' },
  ...{ 403: 'failed', 404: 'failed', 500: 'failed', 503: 'failed' },
};

/** Connects twenty phones. @param prefix of their numbers, without the last two digits @returns the rows of a batch */
export function twentyCallees(network: SipStandIn, prefix: string): { to: string }[] {
  return SCRIPTS.map((script, index) => {
    const to = `${prefix}${String(index).padStart(2, '0')}`;
    network.phone(to, ...script);
    return { to };
  });
}

/** What the telephone network saw of some callees: the outcomes of their calls, in order. */
export function seenBy(network: SipStandIn, rows: readonly { to: string }[]) {
  const each = rows.map(({ to }) => {
    const calls = network.dialled.filter(({ request }) => request.sipCallTo === to);
    return { to, results: calls.map(({ sip_status_code }) => WORDS[sip_status_code ?? 0] ?? 'unknown') };
  });
  const by_result: Record<string, number> = {};
  for (const result of each.flatMap(({ results }) => results)) by_result[result] = (by_result[result] ?? 0) + 1;
  return { each, by_result, calls: each.reduce((sum, { results }) => sum + results.length, 0) };
}

/** How many phones rang or talked at the same moment, at most. */
export function mostAtOnce(network: SipStandIn, rows: readonly { to: string }[]): number {
  const calls = network.dialled.filter(({ request }) => rows.some(({ to }) => to === request.sipCallTo));
  return Math.max(
    ...calls.map(({ at }) => calls.filter((other) => other.at <= at && (other.gone_at ?? new Date()) > at).length),
  );
}

/** Lines of a report in CSV as what the network could say of them: whom, how it ended, how often it was called. */
export function linesOf(csv: string): { to: string; outcome: string; attempts: number }[] {
  const [, ...lines] = csv.trim().split('\r\n');
  return lines.map((line) => {
    const [, to = '', , outcome = '', attempts = ''] = line.split(',');
    return { to, outcome, attempts: Number(attempts) };
  });
}
