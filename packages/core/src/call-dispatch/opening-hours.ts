import { z } from 'zod';
import { timeZoneField } from '../kernel/index.ts';

/** Minutes since midnight of a wall clock such as `09:30`; `24:00` is the end of the day. */
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const clockField = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 09:30, at most 24:00')
  .meta({ example: '09:30' });

const hoursFields = {
  from: clockField.meta({ description: 'First open minute' }),
  to: clockField.meta({ description: 'First minute that is closed again; later than from' }),
};
interface Hours {
  readonly from: string;
  readonly to: string;
}
/** What is no time of day is said of it alone. */
const isForward = ({ from, to }: Hours) => !(minutesOf(from) >= minutesOf(to));
const FORWARD = { path: ['to'], message: 'must be later than from; hours past midnight are two intervals' };
const overlap = (one: Hours, other: Hours) =>
  minutesOf(one.from) < minutesOf(other.to) && minutesOf(other.from) < minutesOf(one.to);

const weeklyHoursSchema = z
  .strictObject({
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .transform((days) => [...new Set(days)].sort())
      .meta({ description: 'Monday is 1, Sunday 7 (ISO 8601)' }),
    ...hoursFields,
  })
  .refine(isForward, FORWARD)
  .meta({ id: 'WeeklyHours' });

const exceptionSchema = z
  .strictObject({
    date: z.iso.date().meta({ description: 'A day by the clock of the time zone', example: '2026-12-25' }),
    name: z.string().max(100).optional().meta({ example: 'Christmas Day' }),
    hours: z
      .array(z.strictObject(hoursFields).refine(isForward, FORWARD))
      .max(10)
      .meta({ description: "In place of the week's; empty: closed all day" }),
  })
  .meta({ id: 'OpeningException', description: 'A day that is not like its weekday' });

/** When calls are taken, by the clock on the wall of a time zone. */
export const openingHoursFields = {
  time_zone: timeZoneField,
  weekly: z.array(weeklyHoursSchema).max(50),
  exceptions: z.array(exceptionSchema).max(366).default([]),
};

/** What is open when. */
export interface OpeningHours {
  readonly time_zone: string;
  readonly weekly: readonly (Hours & { readonly weekdays: readonly number[] })[];
  readonly exceptions: readonly {
    readonly date: string;
    readonly name?: string | undefined;
    readonly hours: readonly Hours[];
  }[];
}

/** Where intervals overlap or a day is named twice; undefined where all is well. */
export function hoursProblem({ weekly, exceptions }: OpeningHours) {
  for (const [at, hours] of weekly.entries()) {
    const other = weekly
      .slice(0, at)
      .find((earlier) => overlap(earlier, hours) && earlier.weekdays.some((day) => hours.weekdays.includes(day)));
    if (other !== undefined) {
      const message = `overlaps with ${other.from} to ${other.to} of the same weekday`;
      return { path: ['weekly', at, 'from'], message };
    }
  }
  for (const [at, { date, hours }] of exceptions.entries()) {
    if (exceptions.slice(0, at).some((earlier) => earlier.date === date)) {
      return { path: ['exceptions', at, 'date'], message: 'is named already; give all hours of a day together' };
    }
    const second = hours.findIndex((one, index) => hours.slice(0, index).some((earlier) => overlap(earlier, one)));
    if (second !== -1) {
      return { path: ['exceptions', at, 'hours', second, 'from'], message: 'overlaps with other hours of the day' };
    }
  }
  return undefined;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clock and calendar on the wall of a time zone show. */
function localTime(timeZone: string, at: Date) {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'iso8601', weekday: 'short', hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    weekday: WEEKDAYS.indexOf(parts['weekday'] ?? '') + 1,
    minutes: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

/** Whether it is open at a time. An hour that comes twice is open twice, and one that is left out is not there. */
export function openingAt({ time_zone, weekly, exceptions }: OpeningHours, at: Date) {
  const { date, weekday, minutes } = localTime(time_zone, at);
  const exception = exceptions.find((day) => day.date === date);
  const hours = exception?.hours ?? weekly.filter(({ weekdays }) => weekdays.includes(weekday));
  const is_open = hours.some(({ from, to }) => minutesOf(from) <= minutes && minutes < minutesOf(to));
  return { is_open, exception: exception === undefined ? null : exception.date };
}
