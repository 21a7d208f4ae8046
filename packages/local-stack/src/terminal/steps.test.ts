import { expect, it } from 'vitest';
import { createSteps } from './steps.ts';

function recorder(isTTY: boolean) {
  let text = '';
  return { isTTY, columns: 80, write: (more: string) => (text += more), text: () => text };
}

it('prints plain lines without colour or cursor movement when nobody watches', async () => {
  const out = recorder(false);
  const steps = createSteps(out, {});
  await steps.run('deploy', async (step) => step.update('1 of 3'));
  await steps.run('walk', () => Promise.reject(new Error('no'))).catch(() => undefined);
  expect(out.text()).toMatch(/^ {2}… deploy +1 of 3\n {2}✓ deploy +\d+ ms\n {2}✗ walk +\d+ ms\n$/);
});

it('draws live lines on a terminal and leaves only the finished ones', () => {
  const out = recorder(true);
  const steps = createSteps(out, { NO_COLOR: '1' });
  const step = steps.step('ingestion');
  step.progress(0.5, 'embedding');
  step.done('283 pages');
  steps.close();
  expect(out.text()).toMatch(/✓ ingestion +\d+ ms {2}283 pages\n$/);
  expect(out.text()).not.toContain('\x1b[3');
});
