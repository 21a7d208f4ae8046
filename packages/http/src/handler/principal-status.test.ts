import type { Principal } from '@patchbay/core/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { rememberStatuses } from './principal-status.ts';

const principal = (id: string): Principal => ({
  subject: { type: 'operator', id },
  tenant_id: 'ten_1',
  user_id: id,
  scopes: [],
});

let reads: string[];
let now: number;
let answer: () => Promise<'active' | 'revoked'>;
beforeEach(() => {
  reads = [];
  now = 0;
  answer = async () => 'active';
});
const remembering = () =>
  rememberStatuses(
    {
      statusOf: ({ subject }) => {
        reads.push(subject.id);
        return answer();
      },
    },
    () => now,
  );

describe('the memory of statuses', () => {
  it('reads once for all who ask within 30 s, and again after', async () => {
    const memory = remembering();
    await Promise.all([memory.statusOf(principal('a')), memory.statusOf(principal('a'))]);
    now = 29_999;
    await memory.statusOf(principal('a'));
    expect(reads).toEqual(['a']);
    now = 30_000;
    await memory.statusOf(principal('a'));
    expect(reads).toEqual(['a', 'a']);
  });

  it('keeps principals apart', async () => {
    const memory = remembering();
    await memory.statusOf(principal('a'));
    await memory.statusOf({ ...principal('a'), tenant_id: 'ten_2' });
    await memory.statusOf({ ...principal('a'), subject: { type: 'api_key', id: 'a' } });
    expect(reads).toHaveLength(3);
  });

  it('does not keep a read that failed', async () => {
    const memory = remembering();
    answer = () => Promise.reject(new Error('away'));
    await expect(memory.statusOf(principal('a'))).rejects.toThrow('away');
    answer = async () => 'active';
    expect(await memory.statusOf(principal('a'))).toBe('active');
  });

  it('is bounded: the longest unread is forgotten', async () => {
    const memory = remembering();
    for (let n = 0; n <= 1_000; n += 1) await memory.statusOf(principal(`p${n}`));
    reads = [];
    await memory.statusOf(principal('p1000'));
    await memory.statusOf(principal('p0'));
    expect(reads).toEqual(['p0']);
  });
});
