import { describe, expect, it } from 'vitest';
import { voicemailMessage } from './voicemail-message.ts';

const to = (language: string) => ({
  config: {
    agent: { agent_id: 'agt_1', name: 'Oak Street', language },
    prompt: { template: 'You call for {{clinic}}.', variables: [{ name: 'clinic', type: 'string', required: true }] },
  },
  variables: { clinic: 'the {{dentist}}' },
  channel: 'phone',
  caller: '+4915112345678',
  time_zone: 'Europe/Berlin',
});
const at = new Date('2026-11-23T10:00:00Z');
type To = Parameters<typeof voicemailMessage>[2];
const said = (message?: string, welcome?: object, language = 'en') =>
  voicemailMessage(message, welcome as never, to(language) as unknown as To, at);

describe('what is left on an answering machine', () => {
  it('is the message of the call, with the values of the session, in which nothing is looked at again', () => {
    const welcome = { mode: 'say', text: 'Welcome!' };
    expect(said('From {{clinic}} to {{system.caller}}, {{system.time}}', welcome)).toBe(
      'From the {{dentist}} to +4915112345678, 11:00',
    );
  });

  it('is the welcome where the call says nothing, and where the model would write that, a sentence', () => {
    expect(said(undefined, { mode: 'say', text: 'Welcome!' })).toBe('Welcome!');
    const generated = { mode: 'generate', instructions: 'Greet them.' };
    expect(said(undefined, generated)).toBe('Hello, this is Oak Street. We tried to reach you, and will call again.');
    expect(said(undefined, undefined, 'de-AT')).toMatch(/^Guten Tag, hier ist Oak Street\./);
    expect(said(undefined, undefined, 'fi')).toMatch(/^Hello, this is Oak Street\./);
  });
});
