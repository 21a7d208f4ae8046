import { randomUUID } from 'node:crypto';
import { createS3Client, s3FolderLister, s3ObjectRemover, s3ObjectStore } from '@patchbay/aws/files';
import { type AwsCall, awsCredentials, callAws } from '@patchbay/local-stack';
import { startComponent } from '@patchbay/testing';

/** A real bucket of one test file alone, and what its functions need to reach it. */
export async function openFilesBucket() {
  const { aws_endpoint_url } = await startComponent('aws-emulator');
  const credentials = awsCredentials({});
  const name = `faults-${randomUUID()}`;
  const aws = async (call: AwsCall) => {
    const answer = await callAws(aws_endpoint_url, credentials, call);
    if (!answer.ok) throw new Error(`the emulator answered ${answer.status}: ${answer.text}`);
    return answer.text;
  };
  await aws({ service: 's3', method: 'PUT', path: `/${name}` });
  const env = {
    AWS_ACCESS_KEY_ID: credentials.access_key_id,
    AWS_SECRET_ACCESS_KEY: credentials.secret_access_key,
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: aws_endpoint_url,
    FILES_BUCKET: name,
  };
  Object.assign(process.env, env);
  const client = createS3Client(aws_endpoint_url);
  const store = s3ObjectStore(client, name);
  return {
    env,
    objects: { ...store, upload: store.write },
    upkeep: { ...s3FolderLister(client, name), ...s3ObjectRemover(client, name) },
    /** All keys under a prefix, read without the product's own code. */
    async keys(prefix: string): Promise<string[]> {
      const keys: string[] = [];
      for (let more = true; more; ) {
        const after = keys.length === 0 ? {} : { 'start-after': keys.at(-1) ?? '' };
        const query = { 'list-type': '2', prefix, 'max-keys': '1000', ...after };
        const text = await aws({ service: 's3', method: 'GET', path: `/${name}`, query });
        const page = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
        if (page[0] !== undefined && page[0] <= (keys.at(-1) ?? '')) throw new Error('the same keys are listed again');
        keys.push(...page);
        more = text.includes('<IsTruncated>true');
      }
      return keys;
    },
  };
}
