import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AnalysisQueue } from '@patchbay/core/conversation-analysis';

/** Orders to the workers of analyses, over SQS. */
export function sqsAnalysisOrders(queueUrl: string, client = new SQSClient({})): AnalysisQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
