import { z } from 'zod';

/** Minutes since midnight of a wall clock such as `09:30`; `24:00` is the end of the day. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

const clockField = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 09:30, at most 24:00')
  .meta({ example: '09:30' });

/** Days by ISO 8601: Monday is 1, Sunday 7. */
const weekdaysField = z
  .array(z.int().min(1).max(7))
  .min(1)
  .max(7)
  .transform((days) => [...new Set(days)].sort())
  .meta({ description: 'Days on which calls are made: Monday is 1, Sunday 7' });

/** When people may be called, by their own clocks. */
export const callingWindowSchema = z
  .strictObject({
    earliest: clockField.meta({ description: 'First minute of the day, by the clock of who is called' }),
    latest: clockField.meta({ description: 'End of the calls of a day: none is begun at this time or later' }),
    weekdays: weekdaysField.default([1, 2, 3, 4, 5, 6, 7]),
  })
  .refine(({ earliest, latest }) => minutesOf(earliest) < minutesOf(latest), {
    path: ['latest'],
    message: 'must be later than earliest',
  })
  .meta({ id: 'CallingWindow', description: 'When people may be called, by their own clocks' });
export type CallingWindow = z.output<typeof callingWindowSchema>;

const MINUTE = 60_000;
const DAY = 1_440;

/** Longest change of a clock in a day, with some to spare: how far a jump stays from where it wants to be. */
const SHIFT = 125;

/** Longest that is looked ahead: a weekly window may fall into the hour that a clock leaves out. */
const LOOK_AHEAD_DAYS = 22;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

/** What a clock on the wall of a time zone shows. */
function localTime(timeZone: string, at: Date): { weekday: number; minutes: number } {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** Whether somebody in a time zone may be called at a time. */
export function isOpen(window: CallingWindow, timeZone: string, at: Date): boolean {
  const { weekday, minutes } = localTime(timeZone, at);
  const inHours = minutes >= minutesOf(window.earliest) && minutes < minutesOf(window.latest);
  return inHours && window.weekdays.includes(weekday);
}

/** Minutes that are surely closed from here on: at least one, and never past a change of the clock. */
function closedMinutes(window: CallingWindow, { weekday, minutes }: { weekday: number; minutes: number }): number {
  const goal =
    window.weekdays.includes(weekday) && minutes < minutesOf(window.latest) + SHIFT ? minutesOf(window.earliest) : DAY;
  return Math.max(1, goal - minutes - SHIFT);
}

/**
 * The first time from `from` on at which somebody in a time zone may be called: `from` itself, or a full minute. Exact
 * on days on which clocks change: hours that are left out have no minute, and those that come twice are open twice.
 *
 * @returns null where the window does not open within three weeks.
 */
export function nextOpening(window: CallingWindow, timeZone: string, from: Date): Date | null {
  if (isOpen(window, timeZone, from)) return from;
  const end = from.getTime() + LOOK_AHEAD_DAYS * DAY * MINUTE;
  let at = new Date(Math.ceil(from.getTime() / MINUTE) * MINUTE);
  while (at.getTime() <= end) {
    if (isOpen(window, timeZone, at)) return at;
    at = new Date(at.getTime() + closedMinutes(window, localTime(timeZone, at)) * MINUTE);
  }
  return null;
}
