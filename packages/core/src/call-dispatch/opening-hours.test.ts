import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callScheduleSchema } from './mapping-rules.ts';
import { hoursProblem, openingAt } from './opening-hours.ts';

const WORKING = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
const berlin = (more: object = {}) => ({ time_zone: 'Europe/Berlin', weekly: [WORKING], exceptions: [], ...more });
const isOpen = (hours: Parameters<typeof openingAt>[0], at: string) => openingAt(hours, new Date(at)).is_open;

describe('opening hours', () => {
  it.each([
    ['2026-07-06T06:59:59Z', false],
    ['2026-07-06T07:00:00Z', true],
    ['2026-07-06T14:59:59Z', true],
    ['2026-07-06T15:00:00Z', false],
    ['2026-12-07T07:59:59Z', false],
    ['2026-12-07T08:00:00Z', true],
    ['2026-12-06T12:00:00Z', false],
  ])('are by the clock of the zone, summer and winter: at %s %s', (at, expected) => {
    expect(isOpen(berlin(), at)).toBe(expected);
  });

  it('of an exception take the place of the week, on that day of the zone alone', () => {
    const days = berlin({
      exceptions: [
        { date: '2026-12-25', hours: [] },
        { date: '2026-12-26', hours: [{ from: '10:00', to: '12:00' }] },
      ],
    });
    expect(openingAt(days, new Date('2026-12-25T10:00:00Z'))).toEqual({ is_open: false, exception: '2026-12-25' });
    // A Saturday.
    expect(openingAt(days, new Date('2026-12-26T09:30:00Z'))).toEqual({ is_open: true, exception: '2026-12-26' });
    // The 25th has begun in Berlin while it is the 24th in UTC.
    expect(openingAt(days, new Date('2026-12-24T23:30:00Z'))).toMatchObject({ exception: '2026-12-25' });
    expect(isOpen(days, '2026-12-24T10:00:00Z')).toBe(true);
  });

  it('go up to midnight, and are open twice in the hour that comes twice', () => {
    const always = berlin({ weekly: [{ weekdays: [7], from: '00:00', to: '24:00' }] });
    expect(isOpen(always, '2026-07-05T21:59:59Z')).toBe(true);
    expect(isOpen(always, '2026-07-05T22:00:00Z')).toBe(false);
    const twice = berlin({ weekly: [{ weekdays: [7], from: '02:00', to: '03:00' }] });
    expect(isOpen(twice, '2026-10-25T00:30:00Z')).toBe(true);
    expect(isOpen(twice, '2026-10-25T01:30:00Z')).toBe(true);
    expect(isOpen(twice, '2026-10-25T02:30:00Z')).toBe(false);
  });

  it('that the check lets pass have each minute of a week in at most one interval', () => {
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const interval = fc
      .tuple(
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 300 }),
        fc.subarray([1, 2, 3], { minLength: 1 }),
      )
      .map(([from, length, weekdays]) => ({ weekdays, from: clock(from), to: clock(Math.min(1_440, from + length)) }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 4 }), (weekly) => {
        const minutes = weekly.flatMap(({ weekdays, from, to }) =>
          weekdays.flatMap((day) => {
            const at = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
            return Array.from({ length: at(to) - at(from) }, (_, minute) => `${day} ${at(from) + minute}`);
          }),
        );
        const isClean = new Set(minutes).size === minutes.length;
        expect(hoursProblem({ time_zone: 'UTC', weekly, exceptions: [] }) === undefined).toBe(isClean);
      }),
    );
  });

  const hours = { from: '09:00', to: '12:00' };
  it.each([
    ['time_zone', { time_zone: 'Mars/Olympus' }],
    ['weekly.1.from', { weekly: [WORKING, { weekdays: [5, 6], from: '16:00', to: '18:00' }] }],
    ['weekly.0.to', { weekly: [{ ...WORKING, from: '22:00', to: '02:00' }] }],
    ['weekly.0.from', { weekly: [{ ...WORKING, from: '9:00', to: '17:00' }] }],
    ['weekly.0.weekdays.0', { weekly: [{ ...WORKING, weekdays: [0] }] }],
    ['exceptions.0.date', { exceptions: [{ date: '2026-02-30', hours: [] }] }],
    [
      'exceptions.1.date',
      {
        exceptions: [
          { date: '2026-12-25', hours: [] },
          { date: '2026-12-25', hours: [hours] },
        ],
      },
    ],
    ['exceptions.0.hours.1.from', { exceptions: [{ date: '2026-12-25', hours: [hours, hours] }] }],
    ['outside.message', { outside: { action: 'say', message: ' ' } }],
    [
      'outside.binding_id',
      {
        outside: {
          action: 'agent',
          agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
          environment: 'staging',
          binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        },
      },
    ],
  ])('name what is wrong with them: %s', (field, change) => {
    const { error } = callScheduleSchema.safeParse({ ...berlin(), outside: { action: 'reject' }, ...change });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
