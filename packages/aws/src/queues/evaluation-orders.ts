import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { EvaluationQueue } from '@patchbay/core/retrieval-evaluation';
import { createSqsClient } from './sqs-client.ts';

/** Orders to the workers of evaluations, over SQS. */
export function sqsEvaluationOrders(queueUrl: string, client = createSqsClient()): EvaluationQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
