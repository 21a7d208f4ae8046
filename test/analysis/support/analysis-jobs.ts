import { awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

const CONTEXT = { awsRequestId: 'analysis-test' };
type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** The queue of analyses in the run's emulator, with the product's own functions on both of its ends. */
export interface AnalysisJobs {
  readonly queue_url: string;
  /** The sweep, as the clock starts it. */
  sweep(): Promise<void>;
  /** Takes the messages that wait and has them worked off, each by a worker of its own. @returns how many there were */
  work(): Promise<number>;
  /** Has one analysis worked off, by so many workers at the same time. */
  deliver(order: { tenant_id: string; session_analysis_id: string }, workers?: number): Promise<void>;
}

/** Makes the queue. The functions find their configuration once the API is started. */
export async function makeAnalysisJobs(): Promise<AnalysisJobs> {
  const { aws_endpoint_url } = await startComponent('aws-emulator');
  async function sqs(operation: string, json: object) {
    const target = `AmazonSQS.${operation}`;
    const answer = await callAws(aws_endpoint_url, awsCredentials({}), { service: 'sqs', target, json });
    if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text || '{}');
  }
  const { QueueUrl } = await sqs('CreateQueue', { QueueName: `analyses-${crypto.randomUUID()}` });

  async function start(body: string): Promise<void> {
    const { handler } = await import('../../../functions/events/analyse-session/handler.ts');
    const event = { Records: [{ messageId: crypto.randomUUID(), body }] };
    const answer = await (handler as unknown as Handler)(event, CONTEXT);
    const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: unknown[] };
    if (batchItemFailures.length > 0) throw new Error('a worker gave its message back');
  }

  return {
    queue_url: QueueUrl,
    async sweep() {
      const { handler } = await import('../../../functions/scheduled/sweep-session-analyses/handler.ts');
      await (handler as unknown as Handler)({}, CONTEXT);
    },
    async work() {
      let count = 0;
      for (;;) {
        const { Messages = [] } = await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
        if (Messages.length === 0) return count;
        for (const { Body, ReceiptHandle } of Messages) {
          await start(Body);
          await sqs('DeleteMessage', { QueueUrl, ReceiptHandle });
          count += 1;
        }
      }
    },
    async deliver(order, workers = 1) {
      await Promise.all(Array.from({ length: workers }, () => start(JSON.stringify(order))));
    },
  };
}
