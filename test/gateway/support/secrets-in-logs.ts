import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { logNames, logOf } from './function-logs.ts';
import type { DeployedAddresses } from './product-door.ts';

/** Members of the API's answers that hold something which opens a door. */
const SECRET_MEMBERS = /^(secret|token|access_token|id_token|refresh_token|participant_token|download_url|url)$/;

const secrets = new Map<string, string>();

/** Keeps in mind that a value must not be in any log. @param what shown instead of the value when it is */
export function rememberSecret(what: string, value: string): void {
  if (value.length < 8) throw new Error(`${what} is too short to be looked for`);
  secrets.set(value, what);
}

/** Keeps in mind what an answer of the API holds of tokens, secrets and presigned addresses, however deep. */
export function rememberSecretsOf(body: unknown, name = 'answer'): void {
  if (typeof body === 'object' && body !== null) {
    for (const [key, value] of Object.entries(body)) rememberSecretsOf(value, key);
  } else if (typeof body === 'string' && SECRET_MEMBERS.test(name)) {
    const part = tellingPart(body);
    if (part !== undefined) rememberSecret(name, part);
  }
}

/** The part without which the rest is worth nothing: ids and claims may be logged, what proves them may not. */
function tellingPart(value: string): string | undefined {
  const [, , signature, ...others] = value.split('.');
  if (value.startsWith('eyJ') && signature !== undefined && others.length === 0) return signature;
  if (/^https?:/.test(value)) return /X-Amz-Signature=([0-9a-f]+)/i.exec(value)?.[1];
  return value.startsWith('pb_live_') ? value.slice(35) : undefined;
}

/**
 * Makes a file fail at its end if anything that is told to {@link rememberSecret} in it, or that the API answered it in
 * confidence, is in a log: of a function (CloudWatch), or of any program of the stack. Call it at the file's top level.
 */
export function expectNoSecretInLogs(product: () => DeployedAddresses): void {
  afterAll(async () => {
    const told = product();
    expect(secrets.size, 'a file that uses the product holds secrets').toBeGreaterThan(0);
    const leaks: string[] = [];
    const examine = (where: string, text: string) => {
      for (const [value, what] of secrets) if (text.includes(value)) leaks.push(`${what} in ${where}`);
    };
    for (const file of await readdir(told.logs_dir)) examine(file, await readFile(join(told.logs_dir, file), 'utf8'));
    const names = await logNames(told);
    await Promise.all(names.map(async (name) => examine(name, await logOf(told, name))));
    expect(leaks).toEqual([]);
  }, 60_000);
}
