import { describe, expect, it } from 'vitest';
import { readGreetingVerdict } from './voicemail-judge.ts';

describe('a verdict on a greeting', () => {
  it.each([
    ['HUMAN', 'human'],
    ['machine.', 'machine'],
    ['MACHINE, MACHINE', 'machine'],
    ['It may be HUMAN or MACHINE', null],
    ['I cannot tell', null],
    ['', null],
  ])('"%s" is %s', (reply, verdict) => {
    expect(readGreetingVerdict(reply)).toBe(verdict);
  });
});
