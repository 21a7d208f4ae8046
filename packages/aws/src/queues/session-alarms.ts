import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SessionAlarms } from '@patchbay/core/session-orchestrator';
import { createSqsClient } from './sqs-client.ts';

/** SQS delays a message by 15 minutes at most; longer waits are the sweep's. */
const MAX_DELAY_SECONDS = 900;

/** Delayed messages to the session watchdog over SQS. */
export function sqsSessionAlarms(queueUrl: string, client = createSqsClient()): SessionAlarms {
  return {
    async schedule(session, delaySeconds) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(session),
          DelaySeconds: Math.min(Math.ceil(delaySeconds), MAX_DELAY_SECONDS),
        }),
      );
    },
  };
}
