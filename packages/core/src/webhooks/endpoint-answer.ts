import type { Clock } from '../kernel/index.ts';
import { OutgoingFailure, type OutgoingHttp, type OutgoingRequest } from '../tool-execution/index.ts';
import { type DeliveryAttempt, KEPT_ANSWER_CHARACTERS } from './webhook-delivery.ts';

/** An endpoint that takes longer is down: it should take the event in and work on it afterwards. */
const TIMEOUT_MS = 15_000;

/** What is read of an answer: its status says all that counts. */
const READ_BYTES = 4_096;

/** Statuses with which an endpoint may say when it is to be asked again. */
const MAY_ASK_FOR_A_PAUSE = [429, 503];

/** Longest pause that an endpoint may ask for. */
const LONGEST_PAUSE_SECONDS = 3_600;

/** One request and what the endpoint made of it. */
export interface EndpointAnswer {
  readonly attempt: DeliveryAttempt;
  readonly is_gone: boolean;
  /** Seconds for which it asked to be left alone, within bounds. */
  readonly pause_seconds: number | null;
}

/** Sends a request and says what the endpoint answered: its status alone counts, and a redirect is a failure. */
export async function answerOf(
  http: OutgoingHttp,
  clock: Clock,
  request: Pick<OutgoingRequest, 'url' | 'headers' | 'body'>,
): Promise<EndpointAnswer> {
  const at = clock.now();
  const done = (fields: Pick<DeliveryAttempt, 'response_status' | 'response_body' | 'error'>) => ({
    at,
    ...fields,
    duration_ms: Math.max(0, clock.now().getTime() - at.getTime()),
  });
  try {
    const sent = { ...request, method: 'POST', timeout_ms: TIMEOUT_MS, read_bytes: READ_BYTES };
    const { status, headers, body } = await http.send(sent);
    const isTaken = status >= 200 && status < 300;
    return {
      attempt: done({
        response_status: status,
        response_body: shortened(body),
        error: isTaken ? null : `The endpoint answered with status ${status}.`,
      }),
      is_gone: status === 410,
      pause_seconds: MAY_ASK_FOR_A_PAUSE.includes(status) ? pauseOf(headers['retry-after'], clock.now()) : null,
    };
  } catch (error) {
    if (!(error instanceof OutgoingFailure)) throw error;
    const attempt = done({ response_status: null, response_body: null, error: error.message });
    return { attempt, is_gone: false, pause_seconds: null };
  }
}

/** Seconds of a Retry-After: a number, or a date of HTTP (RFC 9110, 10.2.3). What is neither asks for nothing. */
export function pauseOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1_000;
  if (Number.isNaN(seconds) || seconds <= 0) return null;
  return Math.min(Math.ceil(seconds), LONGEST_PAUSE_SECONDS);
}

/** The beginning of an answer as the ledger keeps it: text, whatever it was. */
function shortened(body: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const text = body.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
  return [...text].slice(0, KEPT_ANSWER_CHARACTERS).join('');
}
