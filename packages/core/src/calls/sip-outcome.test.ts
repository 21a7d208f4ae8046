import { expect, it } from 'vitest';
import { resultOfSipStatus } from './sip-outcome.ts';

it.each([
  [486, 'busy'],
  [600, 'busy'],
  [603, 'declined'],
  [607, 'declined'],
  [408, 'no_answer'],
  [480, 'no_answer'],
  [487, 'canceled'],
  [403, 'failed'],
  [404, 'failed'],
  [503, 'failed'],
] as const)('takes the SIP status %i for %s', (code, result) => {
  expect(resultOfSipStatus(code)).toBe(result);
});
