import type { BackgroundFunction, Capability, Route, Step } from '@patchbay/http/route';
import { authorizers } from '../../../functions/authorizers/table.ts';
import { events } from '../../../functions/events/table.ts';
import { routes } from '../../../functions/http/routes.ts';
import { failStep, steps } from '../../../functions/ingestion/steps.ts';
import { operations } from '../../../functions/operations/table.ts';
import { scheduled } from '../../../functions/scheduled/table.ts';
import { triggers } from '../../../functions/triggers/table.ts';

/** The libraries a function stands on, each as the smallest module that has what we use of it. */
export const PARTS = {
  middy_zod: `
    import middy from '@middy/core';
    import * as z from 'zod';
    const schema = z.strictObject({ id: z.string().min(1).max(64), at: z.iso.datetime().optional() });
    export const middy_zod = middy().handler(async (event: unknown) => schema.parse(event));`,
  mongodb: `export { MongoClient } from 'mongodb';`,
  secrets: `export { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';`,
  s3: `export { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';`,
  s3_presigner: `
    export { getSignedUrl } from '@aws-sdk/s3-request-presigner';
    export { PutObjectCommand as Put, S3Client as S3 } from '@aws-sdk/client-s3';`,
  livekit: `export { AccessToken, RoomServiceClient, WebhookReceiver } from 'livekit-server-sdk';`,
  kms: `export { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';`,
  jwt: `export { JwtVerifier } from 'aws-jwt-verify';`,
  sqs: `export { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';`,
  sfn: `export { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';`,
  cognito: `export {
      AdminCreateUserCommand, AdminInitiateAuthCommand, CognitoIdentityProviderClient,
    } from '@aws-sdk/client-cognito-identity-provider';`,
  chromadb: `export { ChromaClient } from 'chromadb';`,
  openai: `import OpenAI from 'openai'; export const openai = OpenAI;`,
} as const;
export type Part = keyof typeof PARTS;

/** What each capability is made of. A capability that is missing here does not compile. */
const PARTS_OF: Record<Capability, readonly Part[]> = {
  mongo: ['mongodb', 'secrets'],
  vector: ['chromadb'],
  models: ['openai', 'secrets'],
  'files:presign': ['s3', 's3_presigner'],
  'files:read': ['s3'],
  'files:write': ['s3'],
  'ingestion:start': ['sfn'],
  livekit: ['livekit', 'secrets'],
  'cognito:keys:manage': ['cognito'],
  'cognito:keys:authenticate': ['cognito'],
  'cognito:people:manage': ['cognito'],
  'secrets:api-key-pepper': ['secrets'],
  'secrets:internal-hmac': ['secrets'],
  'session-jwt:sign': ['kms'],
  'session-jwt:verify': ['kms'],
  'watchdog:send': ['sqs'],
};

type Declared = Pick<Route | Step | BackgroundFunction, 'id' | 'uses'>;

/** Name of each function's bundle, with the parts that its declared capabilities call for. */
export function partsByFunction(): Map<string, readonly Part[]> {
  const background = [authorizers, events, operations, scheduled, triggers].flat();
  const verifies = new Set(background.filter(({ source }) => source.kind === 'session-authorizer').map(({ id }) => id));
  const declared: Declared[] = [...routes, ...steps, ...(failStep === undefined ? [] : [failStep]), ...background];
  return new Map(
    declared.map(({ id, uses }) => {
      const wanted = new Set<Part>(['middy_zod', ...uses.flatMap((use) => PARTS_OF[use])]);
      if (verifies.has(id)) wanted.add('jwt');
      const parts = (Object.keys(PARTS) as Part[]).filter((part) => wanted.has(part));
      return [id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), parts];
    }),
  );
}
