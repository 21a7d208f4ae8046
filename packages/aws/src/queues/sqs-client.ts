import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * A client of SQS that asks where all other clients ask: at the region's endpoint, or at that of `AWS_ENDPOINT_URL`. On
 * AWS that is the host of every queue's address. An emulator may write another name into addresses than the one that it
 * is reached by; unless told, the SDK would follow the address, and say so with every message.
 */
export function createSqsClient(): SQSClient {
  return new SQSClient({ useQueueUrlAsEndpoint: false });
}
