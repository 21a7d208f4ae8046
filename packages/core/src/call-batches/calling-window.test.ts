import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZoneOfNumber } from './callee-zone.ts';
import { type CallingWindow, callingWindowSchema, isOpen, nextOpening } from './calling-window.ts';

const MINUTE = 60_000;
const window = (earliest: string, latest: string, weekdays = [1, 2, 3, 4, 5, 6, 7]): CallingWindow => ({
  earliest,
  latest,
  weekdays,
});
const opening = (of: CallingWindow, zone: string, from: string) => nextOpening(of, zone, new Date(from))?.toISOString();

describe('the time of calls', () => {
  it('is by the clock of who is called, summer and winter', () => {
    expect(opening(window('09:00', '17:00'), 'Europe/Berlin', '2026-07-01T00:00:00Z')).toBe('2026-07-01T07:00:00.000Z');
    expect(opening(window('09:00', '17:00'), 'Europe/Berlin', '2026-12-01T00:00:00Z')).toBe('2026-12-01T08:00:00.000Z');
    expect(opening(window('09:00', '17:00'), 'Asia/Kathmandu', '2026-12-01T00:00:00Z')).toBe(
      '2026-12-01T03:15:00.000Z',
    );
  });

  it('has no minute in the hour that a clock leaves out, and two of each in the hour that comes twice', () => {
    // 2026-03-29 02:00 → 03:00, 2026-10-25 03:00 → 02:00 in Berlin.
    expect(opening(window('02:15', '03:30'), 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(opening(window('02:15', '02:45'), 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-30T00:15:00.000Z');
    expect(opening(window('02:15', '02:45'), 'Europe/Berlin', '2026-10-25T00:45:00Z')).toBe('2026-10-25T01:15:00.000Z');
  });

  it('ends with the minute before latest, and goes up to midnight', () => {
    const evening = window('20:00', '24:00', [5]);
    expect(isOpen(evening, 'UTC', new Date('2026-11-27T23:59:59.999Z'))).toBe(true);
    expect(isOpen(evening, 'UTC', new Date('2026-11-28T00:00:00Z'))).toBe(false);
    expect(opening(evening, 'UTC', '2026-11-28T00:00:00Z')).toBe('2026-12-04T20:00:00.000Z');
  });

  it('waits over a weekend', () => {
    const working = window('09:00', '17:00', [1, 2, 3, 4, 5]);
    expect(opening(working, 'America/New_York', '2026-11-27T22:00:00Z')).toBe('2026-11-30T14:00:00.000Z');
  });

  it('is the first open minute from then on, as a walk minute by minute finds it', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'];
    const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-06-10'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...changes),
        fc.integer({ min: -1_500, max: 1_500 }),
        fc.integer({ min: 0, max: 1_410 }),
        fc.integer({ min: 1, max: 300 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 }),
        (zone, day, offset, from, length, weekdays) => {
          const clock = (minutes: number) =>
            `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
          const of = window(clock(from), clock(Math.min(1_440, from + length)), weekdays);
          const start = new Date(Date.parse(`${day}T12:00:00Z`) + offset * MINUTE);
          let walked = start;
          while (!isOpen(of, zone, walked)) walked = new Date(walked.getTime() + MINUTE);
          expect(nextOpening(of, zone, start)).toEqual(walked);
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  it.each([
    [{ earliest: '17:00', latest: '09:00' }, 'latest'],
    [{ earliest: '9:00', latest: '10:00' }, 'earliest'],
    [{ earliest: '09:00', latest: '10:00', weekdays: [] }, 'weekdays'],
  ])('refuses %o, naming %s', (input, field) => {
    expect(callingWindowSchema.safeParse(input).error?.issues[0]?.path).toEqual([field]);
  });
});

describe('the time zone of who is called', () => {
  it.each([
    ['+493012345678', 'Europe/Berlin'],
    ['+33142685300', 'Europe/Paris'],
    ['+34911234567', 'Europe/Madrid'],
    ['+442079460958', 'Europe/London'],
    ['+12125550123', null],
    ['+61291234567', null],
    ['+5511912345678', null],
  ])('of %s is %s', (number, zone) => {
    expect(timeZoneOfNumber(number)).toBe(zone);
  });
});
