import { Socket } from 'node:net';
import type { StepAnswer, StepOrder } from './step-order.ts';

// biome-ignore lint/suspicious/noExplicitAny: functions take and give payloads of every shape
type Handler = (input: any, context: any) => Promise<unknown>;

let sent = 0;
let death: StepOrder['death'];

/** At once, with no word to anybody: as the power fails. */
const die = () => process.kill(process.pid, 'SIGKILL');

/** Everything that leaves for MongoDB, S3, Chroma or the embedder goes through a socket: one count for all of them. */
const write = Socket.prototype.write as (this: Socket, ...args: unknown[]) => boolean;
Socket.prototype.write = function (this: Socket, ...args: unknown[]): boolean {
  if (this.remoteAddress === undefined && !this.connecting) return write.apply(this, args);
  sent += 1;
  const mine = death !== undefined && 'nth_send' in death && death.nth_send === sent ? death : undefined;
  if (mine?.when === 'before') die();
  const result = write.apply(this, args);
  if (mine?.when === 'after') die();
  return result;
} as Socket['write'];

/**
 * Makes this the process of a Lambda: it has loaded handlers, runs what it is told, and dies when it is told to.
 */
export function serveSteps(handlers: Readonly<Record<string, Handler>>): void {
  const answer = (message: StepAnswer) => process.send?.(message);

  process.on('message', async (order: StepOrder) => {
    const { id, step, input } = order;
    sent = 0;
    death = order.death;
    if (death !== undefined && 'after_ms' in death) setTimeout(die, death.after_ms);
    const handler = handlers[step];
    try {
      if (handler === undefined) throw new Error(`no handler of ${step}`);
      const output = await handler(input, { awsRequestId: id });
      answer({ id, output, sends: sent });
    } catch (error) {
      answer({ id, error: String(error), sends: sent });
    }
  });
  process.on('disconnect', () => process.exit(0));
  answer({ id: 'ready', sends: 0 });
}
