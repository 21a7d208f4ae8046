import { createHash, createHmac } from 'node:crypto';
import { LOCAL_AWS } from './local-aws.ts';

export type AwsCredentials = { access_key_id: string; secret_access_key: string; region: string };

/** One call in any of AWS's three wire forms: a REST request, a JSON target, or a form-encoded query. */
export type AwsCall = { service: string } & (
  | { method: string; path: string; query?: Record<string, string>; json?: object; xml?: string }
  | { target: string; json: object }
  | { form: Record<string, string> }
);

export type AwsAnswer = { ok: boolean; status: number; text: string };

/** The credentials of a user's own emulator, or the ones every emulator takes. */
export function awsCredentials(env: NodeJS.ProcessEnv): AwsCredentials {
  return {
    access_key_id: env.AWS_ACCESS_KEY_ID || LOCAL_AWS.AWS_ACCESS_KEY_ID,
    secret_access_key: env.AWS_SECRET_ACCESS_KEY || LOCAL_AWS.AWS_SECRET_ACCESS_KEY,
    region: env.AWS_REGION || LOCAL_AWS.AWS_REGION,
  };
}

/**
 * Makes one signed call (Signature Version 4) to an emulator. The handful of calls that bringing the stack up takes does
 * not need an SDK client for each of fourteen services.
 */
export async function callAws(
  endpoint: string,
  credentials: AwsCredentials,
  call: AwsCall,
  timeout_ms = 10_000,
): Promise<AwsAnswer> {
  const { method, path, query, body, headers } = wireForm(call);
  const url = new URL(path, endpoint);
  url.search = new URLSearchParams(query).toString();
  const signed = sign(url, method, headers, body, call.service, credentials);
  const response = await fetch(url, {
    method,
    headers: signed,
    ...(body && { body }),
    signal: AbortSignal.timeout(timeout_ms),
  });
  return { ok: response.ok, status: response.status, text: await response.text() };
}

function wireForm(call: AwsCall) {
  const none: Record<string, string> = {};
  if ('path' in call) {
    const { method, path, query = none, json, xml = '' } = call;
    return { method, path, query, body: json ? JSON.stringify(json) : xml, headers: none };
  }
  if ('form' in call) {
    const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    return { method: 'POST', path: '/', query: none, body: new URLSearchParams(call.form).toString(), headers };
  }
  const version = call.service === 'states' || call.service === 'sqs' ? '1.0' : '1.1';
  const headers: Record<string, string> = {
    'content-type': `application/x-amz-json-${version}`,
    'x-amz-target': call.target,
  };
  return { method: 'POST', path: '/', query: none, body: JSON.stringify(call.json), headers };
}

function sign(
  url: URL,
  method: string,
  more: Record<string, string>,
  body: string,
  service: string,
  credentials: AwsCredentials,
): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const body_hash = createHash('sha256').update(body).digest('hex');
  const headers: Record<string, string> = { ...more, 'x-amz-date': time, 'x-amz-content-sha256': body_hash };
  const signed: Record<string, string> = { ...headers, host: url.host };
  const names = Object.keys(signed).sort();
  const canonical = [
    method,
    url.pathname,
    url.search.slice(1).split('&').filter(Boolean).sort().join('&'),
    ...names.map((name) => `${name}:${signed[name]}`),
    '',
    names.join(';'),
    body_hash,
  ].join('\n');
  const scope = `${day}/${credentials.region}/${service}/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = [credentials.region, service, 'aws4_request'].reduce<Buffer>(
    hmac,
    hmac(`AWS4${credentials.secret_access_key}`, day),
  );
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${digest}`).toString('hex');
  const credential = `Credential=${credentials.access_key_id}/${scope}`;
  headers.authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return headers;
}
