import { randomUUID } from 'node:crypto';
import { type AwsCall, awsCredentials, callAws } from '@patchbay/local-stack';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import type { DeployedAddresses } from './product-door.ts';

/** Reads the secret that the event names, with whatever rights its role has; the secret itself stays inside. */
const CODE = `
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({ maxAttempts: 1 });
export const handler = ({ secret_id }) =>
  client.send(new GetSecretValueCommand({ SecretId: secret_id })).then(() => 'read', ({ name }) => name);
`;

/** Answers what a deployed function's role brings about: `read`, or the name of AWS's refusal. */
export interface RoleProbe {
  readSecret(functionName: string, secretId: string): Promise<string>;
}

/** Tries the roles of deployed functions from inside a Lambda that has the role: as IAM decides, not as we read it. */
export async function openRoleProbe({ endpoints }: DeployedAddresses): Promise<RoleProbe> {
  const aws = async (call: AwsCall) => {
    const answer = await callAws(endpoints.aws_endpoint_url, awsCredentials(process.env), call, 30_000);
    if (!answer.ok) throw new Error(`the emulator answered ${answer.status}: ${answer.text}`);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  };
  const ZipFile = Buffer.from(zipSync({ 'index.mjs': await bundle() })).toString('base64');
  const functions = '/2015-03-31/functions';

  return {
    async readSecret(functionName, secretId) {
      const name = `patchbay-local-${functionName}`;
      const deployed = await aws({ service: 'lambda', method: 'GET', path: `${functions}/${name}/configuration` });
      const FunctionName = `role-probe-${randomUUID().slice(0, 8)}`;
      const json = {
        FunctionName,
        Role: deployed.Role,
        Runtime: deployed.Runtime,
        Handler: 'index.handler',
        Timeout: 15,
        Code: { ZipFile },
      };
      await aws({ service: 'lambda', method: 'POST', path: functions, json });
      const path = `${functions}/${FunctionName}`;
      try {
        const event = { secret_id: secretId };
        return String(await aws({ service: 'lambda', method: 'POST', path: `${path}/invocations`, json: event }));
      } finally {
        await aws({ service: 'lambda', method: 'DELETE', path });
      }
    },
  };
}

async function bundle(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: CODE, resolveDir: `${import.meta.dirname}/../../../packages/aws`, loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the probe was not bundled');
  return file.contents;
}
