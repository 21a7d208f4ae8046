import { openTestDatabase } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createRuntimeGenerationRepository } from './runtime-generation-repository.ts';

const test = await openTestDatabase();
const generations = createRuntimeGenerationRepository(test.database);
const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1_000);

describe('generations of agent workers', () => {
  it('are found from the highest down, as far as they were seen of late', async () => {
    expect(await generations.newest(at(0))).toBeNull();
    await generations.seen(9, at(10));
    await generations.seen(12, at(20));
    await generations.seen(9, at(40));
    expect(await generations.newest(at(20))).toBe(12);
    expect(await generations.newest(at(21))).toBe(9);
    expect(await generations.newest(at(41))).toBeNull();
  });

  it('are never seen earlier than they were, and may be announced by many at once', async () => {
    await Promise.all([60, 50, 55, 45].map((seconds) => generations.seen(20, at(seconds))));
    expect(await generations.newest(at(60))).toBe(20);
  });
});
