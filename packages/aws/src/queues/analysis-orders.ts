import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { AnalysisQueue } from '@patchbay/core/conversation-analysis';
import { createSqsClient } from './sqs-client.ts';

/** Orders to the workers of analyses, over SQS. */
export function sqsAnalysisOrders(queueUrl: string, client = createSqsClient()): AnalysisQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
