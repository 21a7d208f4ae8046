import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { DeliveryQueue } from '@patchbay/core/webhooks';
import { createSqsClient } from './sqs-client.ts';

/** SQS delays a message by 15 minutes at most; what is due later the sweep orders again. */
const MAX_DELAY_SECONDS = 900;

/** Orders to those who deliver webhooks, over SQS. */
export function sqsDeliveryOrders(queueUrl: string, client = createSqsClient()): DeliveryQueue {
  return {
    async send(order, delaySeconds) {
      if (delaySeconds > MAX_DELAY_SECONDS) return;
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(order),
          DelaySeconds: Math.max(0, Math.ceil(delaySeconds)),
        }),
      );
    },
  };
}
