import { randomUUID } from 'node:crypto';
import { type AwsCall, awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

/** A bucket, a signing key and a queue of one test file alone, on the run's emulator. */
export async function openAuditCloud() {
  const { aws_endpoint_url } = await startComponent('aws-emulator');
  const credentials = awsCredentials({});
  const aws = async (call: AwsCall) => {
    const answer = await callAws(aws_endpoint_url, credentials, call);
    if (!answer.ok) throw new Error(`the emulator answered ${answer.status}: ${answer.text}`);
    return answer.text;
  };
  const name = `audit-${randomUUID()}`;
  await aws({ service: 's3', method: 'PUT', path: `/${name}` });
  const keySpec = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' };
  const { KeyMetadata } = JSON.parse(await aws({ service: 'kms', target: 'TrentService.CreateKey', json: keySpec }));
  const { QueueUrl } = JSON.parse(
    await aws({ service: 'sqs', target: 'AmazonSQS.CreateQueue', json: { QueueName: name } }),
  );

  return {
    env: {
      AWS_ACCESS_KEY_ID: credentials.access_key_id,
      AWS_SECRET_ACCESS_KEY: credentials.secret_access_key,
      AWS_ENDPOINT_URL: aws_endpoint_url,
      FILES_BUCKET: name,
      AUDIT_SIGNING_KEY_ID: String(KeyMetadata.KeyId),
      AUDIT_EXPORT_QUEUE_URL: String(QueueUrl),
    },
    /** Takes what lies in the queue, as the event with which Lambda brings it. */
    async messages(): Promise<{ messageId: string; body: string }[]> {
      const json = { QueueUrl, MaxNumberOfMessages: 10 };
      const answer = JSON.parse(await aws({ service: 'sqs', target: 'AmazonSQS.ReceiveMessage', json }));
      return (answer.Messages ?? []).map(({ MessageId, Body }: { MessageId: string; Body: string }) => ({
        messageId: MessageId,
        body: Body,
      }));
    },
  };
}
