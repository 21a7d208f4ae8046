import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { EvaluationQueue } from '@patchbay/core/retrieval-evaluation';

/** Orders to the workers of evaluations, over SQS. */
export function sqsEvaluationOrders(queueUrl: string, client = new SQSClient({})): EvaluationQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
