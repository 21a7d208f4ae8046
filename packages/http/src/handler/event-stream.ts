import { AppError } from '@patchbay/core/kernel';
import { errorBody } from './error-body.ts';

/** One server-sent event. */
export interface StreamedEvent {
  /** `message.delta` */
  readonly event: string;
  /** Sent as JSON. */
  readonly data: unknown;
}

/** What a use case returns whose answer is told as it comes about (text/event-stream) instead of as one resource. */
export class EventStream {
  readonly run: (emit: (event: StreamedEvent) => void) => Promise<void>;

  /** @param run tells events until it is done; it is carried through, whether or not somebody still listens */
  constructor(run: (emit: (event: StreamedEvent) => void) => Promise<void>) {
    this.run = run;
  }
}

/** Whether the caller asked for events. */
export function wantsEvents(headers: Readonly<Record<string, string>>): boolean {
  return /(^|,)\s*text\/event-stream\s*(;|,|$)/i.test(headers['accept'] ?? '');
}

/** An event on the wire (WHATWG HTML, 9.2): JSON has no line breaks of its own. */
const wired = ({ event, data }: StreamedEvent) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The stream as it is written, piece by piece. A failure on the way is its last event. */
export async function* wiredEvents({ run }: EventStream, requestId: string): AsyncGenerator<string> {
  const waiting: string[] = [];
  let isOver = false;
  let wake = () => {};
  const emit = (event: StreamedEvent) => {
    waiting.push(wired(event));
    wake();
  };
  const done = run(emit)
    .catch((error: unknown) => {
      const known = error instanceof AppError ? error : new AppError('internal', { cause: error });
      emit({ event: 'error', data: errorBody(known, requestId) });
    })
    .finally(() => {
      isOver = true;
      wake();
    });
  for (;;) {
    const next = waiting.shift();
    if (next !== undefined) {
      yield next;
      continue;
    }
    if (isOver) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  await done;
}

/** Whether a kept answer is a stream of events. */
export const isEventText = (body: string): boolean => body.startsWith('event: ');
