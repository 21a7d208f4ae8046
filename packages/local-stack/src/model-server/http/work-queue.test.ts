import { expect, it } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

const gate = () => {
  let open: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, wait };
};

it('runs as many at once as it may, in the order in which they came', async () => {
  const queue = createWorkQueue({ at_once: 2, in_line: 10 });
  const gates = Array.from({ length: 4 }, gate);
  const started: number[] = [];
  const all = gates.map(({ wait }, index) =>
    queue.admit((place) =>
      place.run(() => {
        started.push(index);
        return wait;
      }),
    ),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  gates[1]?.open();
  await all[1];
  expect(started).toEqual([0, 1, 2]);
  for (const { open } of gates) open();
  await Promise.all(all);
  expect(started).toEqual([0, 1, 2, 3]);
});

it('turns away at once whoever is too many, and takes the next when one has left', async () => {
  const queue = createWorkQueue({ at_once: 1, in_line: 2 });
  const held = gate();
  const first = queue.admit((place) => place.run(() => held.wait));
  const second = queue.admit((place) => place.run(async () => 'second'));
  await expect(queue.admit(async () => 'third')).rejects.toMatchObject({ status: 429, retry_after_seconds: 1 });
  held.open();
  await first;
  expect(await second).toBe('second');
  expect(await queue.admit(async () => 'fourth')).toBe('fourth');
});

it('gives up the place of one who goes away while waiting', async () => {
  const queue = createWorkQueue({ at_once: 1, in_line: 5 });
  const held = gate();
  const first = queue.admit((place) => place.run(() => held.wait));
  const leaving = new AbortController();
  const second = queue.admit((place) => place.run(async () => 'never', leaving.signal));
  leaving.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  held.open();
  await first;
  expect(await queue.admit((place) => place.run(async () => 'next'))).toBe('next');
});
