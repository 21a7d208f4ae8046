import { describe, expect, it } from 'vitest';
import { failureCode } from './failure-code.ts';

describe('the reason of a failed execution', () => {
  it.each([
    ['what a step said', { outcome: 'failed', code: 'document_encrypted' }, 'document_encrypted'],
    ['time, where a step ran out of it', { Error: 'States.Timeout' }, 'ingestion_timeout'],
    [
      'ours for whatever a step threw',
      { Error: 'Runtime.HandlerError', Cause: '{"errorMessage":"x"}' },
      'ingestion_failed',
    ],
    ['ours where nothing is said at all', {}, 'ingestion_failed'],
  ])('is %s', (_what, failure, code) => {
    expect(failureCode(failure)).toBe(code);
  });
});
