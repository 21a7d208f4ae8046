import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneNumberField, phoneNumberQuery, readPhoneNumber } from './phone-number.ts';

describe('a phone number', () => {
  it.each([
    ['+49 30 12345678', undefined, '+493012345678'],
    ['0049-30-12345678', undefined, '+493012345678'],
    ['tel:+49-30-12345678', undefined, '+493012345678'],
    ['030 / 12345678', 'DE', '+493012345678'],
    ['011 49 30 12345678', 'US', '+493012345678'],
    ['(202) 555-0143', 'US', '+12025550143'],
    [' +44 20 7946 0958 ', 'DE', '+442079460958'],
  ])('%s, dialled in %s, is %s', (text, country, number) => {
    expect(readPhoneNumber(text, country)).toEqual({ number });
  });

  it.each([
    '',
    '+',
    '112',
    'reception',
    '+49',
    `+49${'3'.repeat(20)}`,
    '030 12345678',
    '+999 123456789',
    '+493012345678;ext=5',
  ])('%j is none, with a reason', (text) => {
    expect(readPhoneNumber(text)).toEqual({ reason: expect.stringMatching(/\w/) });
    expect(phoneNumberField.safeParse(text).success).toBe(false);
  });

  it('in a query may have lost its + on the way', () => {
    expect(phoneNumberQuery.parse(' 493012345678')).toBe('+493012345678');
  });

  it('is the same however often it is read', () => {
    const spaces = fc.array(fc.constantFrom('', ' ', '-', '.'), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 20_000_000, max: 89_999_999 }), spaces, (rest, gaps) => {
        const written = `+49 30 ${[...String(rest)].map((digit, place) => digit + gaps[place]).join('')}`.replace(
          /\D+$/,
          '',
        );
        const { number } = readPhoneNumber(written);
        expect(number).toBe(`+4930${rest}`);
        expect(readPhoneNumber(number ?? '', 'US')).toEqual({ number });
      }),
    );
  });

  it('never makes any text throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(undefined, 'DE'),
        (text, country) => void readPhoneNumber(text, country),
      ),
    );
  });
});
