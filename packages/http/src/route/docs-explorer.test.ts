import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { EXPLORER_POLICY, START_EXPLORER } from './docs-explorer.ts';

it('lets the explorer run the very script that starts it', () => {
  const hash = createHash('sha256').update(START_EXPLORER).digest('base64');
  expect(EXPLORER_POLICY).toContain(`script-src https://cdn.jsdelivr.net 'sha256-${hash}'`);
});
