import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { ExportQueue } from '@patchbay/core/audit';
import { createSqsClient } from './sqs-client.ts';

/** Orders to the workers of audit exports, over SQS. */
export function sqsExportOrders(queueUrl: string, client = createSqsClient()): ExportQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
