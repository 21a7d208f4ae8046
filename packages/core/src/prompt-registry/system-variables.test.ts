import { describe, expect, it } from 'vitest';
import { CONTEXT } from './prompt-fixtures.ts';
import { systemValues } from './system-variables.ts';

describe('built-in variables', () => {
  it("tell the time in the tenant's zone, and who is speaking with whom", () => {
    expect(systemValues(CONTEXT)).toEqual({
      'system.now': '2026-11-22T10:05:07+01:00',
      'system.date': '2026-11-22',
      'system.time': '10:05',
      'system.weekday': 'Sunday',
      'system.time_zone': 'Europe/Berlin',
      'system.channel': 'phone',
      'system.caller': '+493012345678',
      'system.agent_name': 'Robin',
      'system.language': 'en',
    });
  });

  it.each([
    ['UTC', '2026-11-22T09:05:07+00:00', '2026-11-22'],
    ['Asia/Kolkata', '2026-11-22T14:35:07+05:30', '2026-11-22'],
    ['Pacific/Kiritimati', '2026-11-22T23:05:07+14:00', '2026-11-22'],
    ['America/St_Johns', '2026-11-22T05:35:07-03:30', '2026-11-22'],
  ])('know %s', (time_zone, now, date) => {
    expect(systemValues({ ...CONTEXT, time_zone })).toMatchObject({ 'system.now': now, 'system.date': date });
    expect(new Date(now)).toEqual(CONTEXT.at);
  });

  it('begin the day at 00, and go with summer time', () => {
    const midnight = systemValues({ ...CONTEXT, at: new Date('2026-07-01T22:00:00Z') });
    expect(midnight['system.now']).toBe('2026-07-02T00:00:00+02:00');
  });

  it("tell the weekday in the agent's language, and figures as figures in every language", () => {
    expect(systemValues({ ...CONTEXT, language: 'de' })['system.weekday']).toBe('Sonntag');
    expect(systemValues({ ...CONTEXT, language: 'ar' })['system.date']).toBe('2026-11-22');
  });

  it('are empty for a caller without a number', () => {
    expect(systemValues({ ...CONTEXT, channel: 'web', caller: null })['system.caller']).toBe('');
  });
});
