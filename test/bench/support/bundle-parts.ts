import type { BackgroundFunction, Capability, Route, Step } from '@patchbay/http/route';
import { authorizers } from '../../../functions/authorizers/table.ts';
import { callSteps } from '../../../functions/calls/steps.ts';
import { events } from '../../../functions/events/table.ts';
import { routes } from '../../../functions/http/routes.ts';
import { failStep, steps } from '../../../functions/ingestion/steps.ts';
import { operations } from '../../../functions/operations/table.ts';
import { scheduled } from '../../../functions/scheduled/table.ts';
import { triggers } from '../../../functions/triggers/table.ts';

/** A library: its package, and the smallest module that has what we use of it. */
interface PartSource {
  readonly package: string;
  readonly source: string;
}

/** The libraries that functions stand on. */
export const PARTS = {
  middy: {
    package: '@middy/core',
    source: `import middy from '@middy/core'; export const wrapped = middy().handler(async () => undefined);`,
  },
  zod: {
    package: 'zod',
    source: `
      import * as z from 'zod';
      const schema = z.strictObject({ id: z.string().min(1).max(64), at: z.iso.datetime().optional() });
      export const parse = (event: unknown) => schema.parse(event);`,
  },
  mongodb: { package: 'mongodb', source: `export { MongoClient } from 'mongodb';` },
  secrets: sdk('@aws-sdk/client-secrets-manager', 'GetSecretValueCommand', 'SecretsManagerClient'),
  s3: sdk('@aws-sdk/client-s3', 'GetObjectCommand', 'HeadObjectCommand', 'PutObjectCommand', 'S3Client'),
  s3_presigner: sdk('@aws-sdk/s3-request-presigner', 'getSignedUrl'),
  livekit: sdk('livekit-server-sdk', 'AccessToken', 'RoomServiceClient', 'WebhookReceiver'),
  kms: sdk('@aws-sdk/client-kms', 'GetPublicKeyCommand', 'KMSClient', 'SignCommand'),
  jwt: sdk('aws-jwt-verify', 'JwtVerifier'),
  sqs: sdk('@aws-sdk/client-sqs', 'SendMessageCommand', 'SQSClient'),
  sfn: sdk('@aws-sdk/client-sfn', 'SFNClient', 'StartExecutionCommand'),
  cognito: sdk(
    '@aws-sdk/client-cognito-identity-provider',
    'AdminCreateUserCommand',
    'AdminInitiateAuthCommand',
    'CognitoIdentityProviderClient',
  ),
  chromadb: sdk('chromadb', 'ChromaClient'),
  openai: { package: 'openai', source: `import OpenAI from 'openai'; export const openai = OpenAI;` },
} as const satisfies Record<string, PartSource>;
export type Part = keyof typeof PARTS;

function sdk(name: string, ...exports: string[]): PartSource {
  return { package: name, source: `export { ${exports.join(', ')} } from '${name}';` };
}

/** What each capability is made of. A capability that is missing here does not compile. */
const PARTS_OF: Record<Capability, readonly Part[]> = {
  mongo: ['mongodb', 'secrets'],
  'mongo:migrate': ['mongodb', 'secrets'],
  vector: ['chromadb'],
  models: ['openai', 'secrets'],
  'files:presign': ['s3', 's3_presigner'],
  'files:abort': ['s3', 's3_presigner'],
  'files:retention': [],
  'files:purge': ['s3', 's3_presigner'],
  'files:read': ['s3'],
  'files:write': ['s3'],
  'webhooks:send': ['sqs'],
  'recordings:egress': ['livekit'],
  'recordings:presign': ['s3', 's3_presigner'],
  'recordings:purge': ['s3'],
  'calls:start': ['sfn'],
  'ingestion:start': ['sfn'],
  'ingestion:stop': ['sfn'],
  livekit: ['livekit', 'secrets'],
  'cognito:keys:manage': ['cognito'],
  'cognito:keys:authenticate': ['cognito'],
  'cognito:people:manage': ['cognito'],
  'secrets:api-key-pepper': ['secrets'],
  'secrets:providers': ['openai', 'secrets'],
  'secrets:internal-hmac': ['secrets'],
  'credentials:write': ['secrets'],
  'credentials:read': ['secrets'],
  'session-jwt:sign': ['kms'],
  'session-jwt:verify': ['kms'],
  'audit-key:sign': ['kms'],
  'audit-key:verify': ['kms'],
  'audit-exports:send': ['sqs'],
  'analyses:send': ['sqs'],
  'evaluations:send': ['sqs'],
  'exports:presign': ['s3', 's3_presigner'],
  'exports:write': ['s3'],
  'watchdog:send': ['sqs'],
};

type Declared = Pick<Route | Step | BackgroundFunction, 'id' | 'uses'>;

/** Name of each function's bundle, with the parts that its declared capabilities call for. */
export function partsByFunction(): Map<string, readonly Part[]> {
  const background = [authorizers, events, operations, scheduled, triggers].flat();
  const verifies = new Set(background.filter(({ source }) => source.kind === 'session-authorizer').map(({ id }) => id));
  const calls = Object.values<Declared>({ ...callSteps });
  const failing = failStep === undefined ? [] : [failStep];
  const declared: Declared[] = [...routes, ...steps, ...failing, ...calls, ...background];
  return new Map(
    declared.map(({ id, uses }) => {
      const wanted = new Set<Part>(['middy', 'zod', ...uses.flatMap((use) => PARTS_OF[use])]);
      if (verifies.has(id)) wanted.add('jwt');
      const parts = (Object.keys(PARTS) as Part[]).filter((part) => wanted.has(part));
      return [id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), parts];
    }),
  );
}
