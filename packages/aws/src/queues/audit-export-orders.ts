import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ExportQueue } from '@patchbay/core/audit';

/** Orders to the workers of audit exports, over SQS. */
export function sqsExportOrders(queueUrl: string, client = new SQSClient({})): ExportQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
