import type { Principal } from '@patchbay/core/kernel';
import type { PrincipalStanding } from '@patchbay/core/tenancy';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIVE } from './handler-fixtures.ts';
import { rememberStandings } from './principal-status.ts';

const principal = (id: string): Principal => ({
  subject: { type: 'operator', id },
  tenant_id: 'ten_1',
  user_id: id,
  scopes: [],
});

let reads: string[];
let now: number;
let answer: () => Promise<PrincipalStanding>;
beforeEach(() => {
  reads = [];
  now = 0;
  answer = async () => ACTIVE;
});
const remembering = () =>
  rememberStandings(
    {
      standingOf: ({ subject }) => {
        reads.push(subject.id);
        return answer();
      },
    },
    () => now,
  );

describe('the memory of statuses', () => {
  it('reads once for all who ask within 30 s, and again after', async () => {
    const memory = remembering();
    await Promise.all([memory.standingOf(principal('a')), memory.standingOf(principal('a'))]);
    now = 29_999;
    await memory.standingOf(principal('a'));
    expect(reads).toEqual(['a']);
    now = 30_000;
    await memory.standingOf(principal('a'));
    expect(reads).toEqual(['a', 'a']);
  });

  it('keeps principals apart', async () => {
    const memory = remembering();
    await memory.standingOf(principal('a'));
    await memory.standingOf({ ...principal('a'), tenant_id: 'ten_2' });
    await memory.standingOf({ ...principal('a'), subject: { type: 'api_key', id: 'a' } });
    await memory.standingOf({ ...principal('a'), credential_id: 'a.1' });
    expect(reads).toHaveLength(4);
  });

  it('does not keep a read that failed', async () => {
    const memory = remembering();
    answer = () => Promise.reject(new Error('away'));
    await expect(memory.standingOf(principal('a'))).rejects.toThrow('away');
    answer = async () => ACTIVE;
    expect(await memory.standingOf(principal('a'))).toBe(ACTIVE);
  });

  it('is bounded: the longest unread is forgotten', async () => {
    const memory = remembering();
    for (let n = 0; n <= 1_000; n += 1) await memory.standingOf(principal(`p${n}`));
    reads = [];
    await memory.standingOf(principal('p1000'));
    await memory.standingOf(principal('p0'));
    expect(reads).toEqual(['p0']);
  });
});
