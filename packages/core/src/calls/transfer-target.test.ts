import { describe, expect, it } from 'vitest';
import { isAppError } from '../kernel/index.ts';
import { transferCallSchema } from './call-command.ts';
import { assertCountryOf, referTargetOf, transferTargetField } from './transfer-target.ts';

describe('the target of a transfer', () => {
  it.each([
    ['+49 30 1234567', '+49301234567', 'tel:+49301234567'],
    ['tel:+49-30-1234567', '+49301234567', 'tel:+49301234567'],
    ['0049 30 1234567', '+49301234567', 'tel:+49301234567'],
    ['sip:Reception@PBX.Example.org', 'sip:Reception@pbx.example.org', 'sip:Reception@pbx.example.org'],
    ['SIP:7@192.0.2.7:5061;transport=TLS', 'sip:7@192.0.2.7:5061;transport=tls', 'sip:7@192.0.2.7:5061;transport=tls'],
  ])('%s is kept in one spelling, and referred to as a URI', (text, kept, referred) => {
    const target = transferTargetField.parse(text);
    expect([target, referTargetOf(target)]).toEqual([kept, referred]);
  });

  it.each([
    ['030 1234567', 'begin it with + and the country code'],
    ['tel:', 'is no phone number'],
    ['reception', 'is no phone number'],
    ['https://pbx.example.org', 'is no phone number'],
    ['sip:pbx.example.org', 'must be a SIP address such as sip:'],
    ['sips:a@pbx.example.org', 'must be a SIP address such as sip:'],
    ['sip:%2B4930@pbx.example.org', 'must be a SIP address such as sip:'],
    ['sip:a@pbx.example.org?Replaces=1', 'must be a SIP address such as sip:'],
    ['sip:a@pbx.example.org;user=phone', 'must be a SIP address such as sip:'],
    ['sip:a@pbx.example.org\r\nX-Evil: 1', 'must be a SIP address such as sip:'],
    ['sip:a@pbx.example.org>,<sip:b@example.org', 'must be a SIP address such as sip:'],
  ])('is not %j, and the reason says what to write', (text, reason) => {
    const { error } = transferTargetField.safeParse(text);
    expect(error?.issues[0]?.message).toContain(reason);
  });

  it.each([
    [{ 'X-Account': '12' }, true],
    [{ 'x-account': '12' }, false],
    [{ Referred_By: 'me' }, false],
    [{ 'X-Account': 'a\r\nVia: b' }, false],
    [{ 'X-Account': 'a'.repeat(201) }, false],
    [Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`X-H${index}`, '1'])), false],
  ])('takes private headers of one line along, a few of them: %j', (headers, isTaken) => {
    expect(transferCallSchema.safeParse({ to: '+49301234567', headers }).success).toBe(isTaken);
  });

  it.each([
    ['+49301234567', null, true],
    ['+49301234567', ['DE'], true],
    ['+43123456789', ['DE'], false],
    ['sip:reception@pbx.example.org', ['DE'], true],
    ['sip:+49301234567@pbx.example.org', ['DE'], true],
    ['sip:+43123456789@pbx.example.org', ['DE'], false],
    ['sip:0043123456789@pbx.example.org', ['DE'], false],
    ['sip:00.43.123456789@pbx.example.org', ['DE'], false],
    ['sip:112@pbx.example.org', ['DE'], false],
    ['sip:112@pbx.example.org', null, true],
  ])('%s, where calls may go to %j: %s', (target, allowed, isAllowed) => {
    const held = () => assertCountryOf(target, allowed);
    if (isAllowed) return expect(held).not.toThrow();
    expect(held).toThrow(target);
    try {
      held();
    } catch (error) {
      expect(isAppError(error, 'unprocessable') && error.param).toBe('to');
    }
  });
});
