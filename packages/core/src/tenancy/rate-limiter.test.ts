import { beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../kernel/index.ts';
import { createRateLimiter, type RateBucket, type RateBuckets, type RateLimits } from './index.ts';

const LIMITS: RateLimits = { max_requests_per_second: 100, max_request_burst: 50, max_key_requests_per_second: 10 };

/** The shared buckets as an exact model: what the document in MongoDB computes. */
let now: number;
let asked: { id: string; wanted: number }[];
let state: Map<string, { tokens: number; at: number }>;
beforeEach(() => {
  now = 1_000_000;
  asked = [];
  state = new Map();
});
const buckets: RateBuckets = {
  async take(_scope, { id, per_second, burst }: RateBucket, wanted) {
    asked.push({ id, wanted });
    const { tokens, at } = state.get(id) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) * per_second) / 1000);
    const granted = Math.min(wanted, Math.floor(filled));
    state.set(id, { tokens: filled - granted, at: now });
    return { granted, retry_after_ms: granted > 0 ? 0 : Math.ceil(((1 - filled) * 1000) / per_second) };
  },
};
const container = () => createRateLimiter({ buckets, clock: { now: () => new Date(now) } });
const person = (tenant_id = 'ten_1', id = 'opr_1'): Principal => ({
  subject: { type: 'operator', id },
  tenant_id,
  user_id: id,
  scopes: [],
});
const key = (id: string): Principal => ({ ...person(), subject: { type: 'api_key', id }, user_id: id });

/** How many of so many requests get in. */
async function admitted(limiter: ReturnType<typeof container>, count: number, principal = person(), limits = LIMITS) {
  const answers = await Promise.all(Array.from({ length: count }, () => limiter.take(principal, limits)));
  return answers.filter(({ admitted }) => admitted).length;
}

describe('the rate limiter', () => {
  it('lets a burst in, refuses the rest with a time to come back, and lets in what has come together by then', async () => {
    const limiter = container();
    expect(await admitted(limiter, 200)).toBe(50);
    expect(await limiter.take(person(), LIMITS)).toEqual({ admitted: false, retry_after_seconds: 1 });
    now += 500;
    expect(await admitted(limiter, 200)).toBe(50);
  });

  it('leaves other tenants alone', async () => {
    const limiter = container();
    await admitted(limiter, 200);
    expect(await admitted(limiter, 50, person('ten_2'))).toBe(50);
  });

  it.each([1, 7, 40])('keeps the sum over %i containers within burst and rate', async (count) => {
    const containers = Array.from({ length: count }, container);
    let sum = 0;
    const steps = 40;
    for (let step = 0; step < steps; step += 1) {
      for (const limiter of containers) sum += await admitted(limiter, 20);
      now += 50;
    }
    const seconds = (steps * 50) / 1000;
    expect(sum).toBeLessThanOrEqual(50 + 100 * seconds);
    // And lets through what is allowed: less only by what containers hold when it ends.
    expect(sum).toBeGreaterThanOrEqual(100 * seconds);
  });

  it('asks the shared bucket for few of the requests of a busy container', async () => {
    const limiter = container();
    let sum = 0;
    for (let second = 0; second < 10; second += 1) {
      for (let request = 0; request < 90; request += 1) {
        sum += await admitted(limiter, 1);
        now += 11;
      }
    }
    expect(sum).toBe(900);
    expect(asked.length).toBeLessThan(900 / 10);
  });

  it('asks no more than ten times a second while it refuses, however many knock', async () => {
    const limiter = container();
    const slow = { ...LIMITS, max_requests_per_second: 1, max_request_burst: 1 };
    await admitted(limiter, 10, person(), slow);
    asked.length = 0;
    for (let step = 0; step < 100; step += 1) {
      await admitted(limiter, 10, person(), slow);
      now += 10;
    }
    expect(asked.length).toBeLessThanOrEqual(10);
  });

  it('takes little where there is little to do, and forgets what it does not use', async () => {
    const containers = Array.from({ length: 20 }, container);
    for (const limiter of containers) expect(await admitted(limiter, 1)).toBe(1);
    expect(Math.max(...asked.map(({ wanted }) => wanted))).toBeLessThanOrEqual(2);
    now += 60_000;
    // One burst, not one burst and everything that was leased a minute ago.
    let sum = 0;
    for (const limiter of containers) sum += await admitted(limiter, 50);
    expect(sum).toBe(50);
  });

  it('keeps one API key from using up what the tenant has', async () => {
    const limiter = container();
    expect(await admitted(limiter, 100, key('key_1'))).toBe(20);
    expect(await admitted(limiter, 10, key('key_2'))).toBe(10);
    expect(await admitted(limiter, 10)).toBe(10);
  });

  it('admits nobody when the buckets are away, and recovers when they are back', async () => {
    let away = true;
    const flaky: RateBuckets = {
      take: (...call) => (away ? Promise.reject(new Error('away')) : buckets.take(...call)),
    };
    const limiter = createRateLimiter({ buckets: flaky, clock: { now: () => new Date(now) } });
    await expect(limiter.take(person(), LIMITS)).rejects.toThrow('away');
    away = false;
    expect(await limiter.take(person(), LIMITS)).toEqual({ admitted: true });
  });
});
