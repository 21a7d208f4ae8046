import { Socket } from 'node:net';
import { handler as chunkFile } from '../../../functions/ingestion/chunk-file/handler.ts';
import { handler as claimFile } from '../../../functions/ingestion/claim-file/handler.ts';
import { handler as completeFile } from '../../../functions/ingestion/complete-file/handler.ts';
import { handler as embedChunks } from '../../../functions/ingestion/embed-chunks/handler.ts';
import { handler as failFile } from '../../../functions/ingestion/fail-file/handler.ts';
import { handler as indexChunks } from '../../../functions/ingestion/index-chunks/handler.ts';
import { handler as parseFile } from '../../../functions/ingestion/parse-file/handler.ts';
import type { StepAnswer, StepOrder } from './step-order.ts';

// The process of a Lambda: it has loaded the steps' own handlers, runs what it is told, and dies when it is told to.

// biome-ignore lint/suspicious/noExplicitAny: steps take and give payloads of every shape
type Handler = (input: any, context: any) => Promise<unknown>;
const handlers: Readonly<Record<string, Handler>> = {
  ...{ claimFile, parseFile, chunkFile, embedChunks, indexChunks, completeFile, failFile },
};

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
