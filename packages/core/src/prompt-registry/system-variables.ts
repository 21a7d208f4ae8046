import { z } from 'zod';

/** Variables that every prompt has without declaring them. No variable of a tenant can be in their namespace. */
export const SYSTEM_VARIABLES = [
  'system.now',
  'system.date',
  'system.time',
  'system.weekday',
  'system.time_zone',
  'system.channel',
  'system.caller',
  'system.agent_name',
  'system.language',
] as const;
export type SystemVariable = (typeof SYSTEM_VARIABLES)[number];

/** No variable may be called like the namespace. */
export const RESERVED_NAME = 'system';

/** Ways in which end users reach an agent. */
export const channelField = z
  .enum(['web', 'phone', 'text'])
  .meta({ description: 'How the end user reaches the agent', example: 'web' });
export type Channel = z.output<typeof channelField>;

/** What the built-in variables are made of. */
export interface SystemContext {
  /** The moment of the rendering. */
  readonly at: Date;
  /** IANA name of the tenant's zone: dates and times are told in it. */
  readonly time_zone: string;
  readonly channel: Channel;
  /** Number of the caller in E.164; null where there is none, as on the web. */
  readonly caller: string | null;
  readonly agent_name: string;
  /** BCP 47 tag: the weekday is told in this language. */
  readonly language: string;
}

/** Whether a dotted name is a built-in variable. */
export function isSystemVariable(name: string): name is SystemVariable {
  return (SYSTEM_VARIABLES as readonly string[]).includes(name);
}

/** The values of the built-in variables: `system.now` is `2026-11-22T10:30:00+01:00`, `system.time` is `10:30`. */
export function systemValues(context: SystemContext): Record<SystemVariable, string> {
  const { at, time_zone, channel, caller, agent_name, language } = context;
  const { date, time, seconds, offset } = localTime(at, time_zone);
  return {
    'system.now': `${date}T${time}:${seconds}${offset}`,
    'system.date': date,
    'system.time': time,
    'system.weekday': new Intl.DateTimeFormat(language, { timeZone: time_zone, weekday: 'long' }).format(at),
    'system.time_zone': time_zone,
    'system.channel': channel,
    'system.caller': caller ?? '',
    'system.agent_name': agent_name,
    'system.language': language,
  };
}

/** A moment as the clock and the calendar on the wall of a zone show it. */
function localTime(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '', second = '', timeZoneName = '' } = parts;
  return {
    date: `${year.padStart(4, '0')}-${month}-${day}`,
    time: `${hour}:${minute}`,
    seconds: second,
    // `GMT+01:00`; plain `GMT` where there is no offset.
    offset: timeZoneName.slice('GMT'.length) || '+00:00',
  };
}
