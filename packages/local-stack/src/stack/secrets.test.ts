import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSecrets } from './secrets.ts';

it('makes secrets once per state directory, random, readable by their owner only', () => {
  const one = mkdtempSync(join(tmpdir(), 'patchbay-secrets-'));
  const other = mkdtempSync(join(tmpdir(), 'patchbay-secrets-'));
  const secrets = openSecrets(one);
  expect(openSecrets(one)).toEqual(secrets);
  expect(openSecrets(other).livekit_api_secret).not.toBe(secrets.livekit_api_secret);
  expect(secrets.livekit_api_secret.length).toBeGreaterThanOrEqual(32);
  expect(statSync(join(one, 'secrets.json')).mode & 0o777).toBe(0o600);
});
