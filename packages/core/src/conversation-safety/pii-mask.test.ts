import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLuhn } from './checksums.ts';
import { MASKED_PII_KINDS, type MaskedPiiKind } from './pii-kinds.ts';
import { maskValue, piiMask } from './pii-mask.ts';

const masked = (text: string, ...kinds: MaskedPiiKind[]) => piiMask(kinds)?.(text);

/** Data of each kind, from the specifications and test numbers of those who issue them. */
const SAMPLES: Record<MaskedPiiKind, readonly string[]> = {
  email_address: ['ann.b+shop@mail.example.co.uk', 'jörg@müller.example', 'ann dot bell at example dot com'],
  ip_address: ['203.0.113.254', '2001:db8:85a3:0:0:8a2e:370:7334', '2001:db8::1'],
  bank_account: ['GB29 NWBK 6016 1331 9268 19', 'DE89370400440532013000', 'de89 3704 0044 0532 0130 00'],
  national_id: [
    '219-09-9999',
    'QQ 12 34 56 C'.replace('QQ', 'AB'),
    '12345678Z',
    'X1234567L',
    'RSSMRA85T10A562S',
    '2 69 05 49 588 157 80',
    '44051401359',
    '111222333',
    '529.982.247-25',
    '046 454 286',
    '2345 6789 0123',
  ],
  payment_card: ['4242 4242 4242 4242', '378282246310005', '5555-5555-5555-4444', '４２４２４２４２４２４２４２４２'],
  date_of_birth: [
    '1980-03-14',
    '14/03/1980',
    '14.3.80',
    '14th of March 1980',
    'March 14, 1980',
    '14. März 1980',
    '3 de mayo de 1990'.replace('mayo', 'may'),
  ],
  phone_number: ['+44 20 7946 0958', '(555) 010-4477', '0171/1234567', '555–010–4477', '٠١٢٣٤٥٦٧٨٩'],
};
const all = Object.entries(SAMPLES).flatMap(([kind, samples]) =>
  samples.map((sample) => [kind as MaskedPiiKind, sample] as const),
);

describe('masking of personal data', () => {
  it.each(all)('takes out %s: %s', (kind, sample) => {
    expect(masked(`It is ${sample}, yes.`, kind)).toBe(`It is [${kind}], yes.`);
    expect(masked(sample, kind)).toBe(`[${kind}]`);
  });

  it.each(all)('leaves nothing of %s with every kind at once: %s', (_kind, sample) => {
    const out = masked(`It is ${sample}, yes.`, ...MASKED_PII_KINDS) ?? '';
    expect(out.replaceAll(/\[\w+\]/g, '')).toBe('It is , yes.');
  });

  it('takes out only what was asked for', () => {
    const text = 'ann@example.com, 203.0.113.254, 4242424242424242';
    expect(masked(text, 'ip_address')).toBe('ann@example.com, [ip_address], 4242424242424242');
    expect(piiMask([])).toBeNull();
    expect(piiMask(['person_name', 'postal_address'])).toBeNull();
  });

  it.each([
    'We open at 9:30 and close at 17:45:10.',
    'Room 204, third floor, 12 people, version 1.2.3.',
    'That is 1,250.50 euros for order 4711.',
    'On Saturday at half past nine, or on 3 May.',
    'one two three go',
    'Meet me at noon.',
  ])('leaves everyday text alone: %s', (text) => {
    expect(masked(text, ...MASKED_PII_KINDS)).toBe(text);
  });

  it('tells a number with a wrong check digit from a card, an IBAN and an identity number', () => {
    const text = '4242424242424243 GB29 NWBK 6016 1331 9268 18 12345678A 44051401358';
    expect(masked(text, 'payment_card', 'bank_account', 'national_id')).toBe(text);
  });

  it('knows digits that were said one by one', () => {
    expect(masked('call five five five oh one double four seven seven now', 'phone_number')).toBe(
      'call [phone_number] now',
    );
  });

  it('masks account numbers that a word names', () => {
    expect(masked('my account number is 12345678 and code 12', 'bank_account')).toBe(
      'my account number is [bank_account] and code 12',
    );
  });

  it('reaches every text in a value', () => {
    const mask = piiMask(['email_address']) ?? String;
    expect(
      maskValue({ to: ['ann@example.com', { cc: 'Write to bob@example.com' }], count: 3, none: null }, mask),
    ).toEqual({ to: ['[email_address]', { cc: 'Write to [email_address]' }], count: 3, none: null });
  });

  it('leaves no card, phone number or address whole, however it is grouped and whatever stands around it', () => {
    const digits = (length: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
    const card = digits(15).map((numbers) => {
      const body = `4${numbers.slice(1).join('')}`;
      return `${body}${[...'0123456789'].find((check) => isLuhn(body + check))}`;
    });
    const gap = fc.constantFrom('', ' ', '-', '\u00a0', '\u2011');
    const around = fc.stringMatching(/^[a-z ,.!?]{0,20} $/);
    fc.assert(
      fc.property(card, gap, around, around, (number, between, before, after) => {
        const grouped = number.match(/.{1,4}/g)?.join(between) ?? number;
        const out = masked(`${before}${grouped} ${after}`, 'payment_card');
        expect(out).toBe(`${before}[payment_card] ${after}`);
      }),
    );
    fc.assert(
      fc.property(digits(9), gap, around, (numbers, between, before) => {
        const grouped =
          numbers
            .join('')
            .match(/.{1,3}/g)
            ?.join(between) ?? '';
        expect(masked(`${before}+49 ${grouped} thanks`, 'phone_number')).toBe(`${before}[phone_number] thanks`);
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), around, (address, before) => {
        fc.pre(!address.includes('.') && address.includes(':') && /[0-9a-f]/.test(address));
        expect(masked(`${before}${address} ok`, 'ip_address')).toBe(`${before}[ip_address] ok`);
      }),
    );
  });

  it('never fails, and never takes long, whatever it is given', () => {
    const startedAt = performance.now();
    for (const text of [
      '1'.repeat(30_000),
      '1 '.repeat(15_000),
      'a.'.repeat(15_000),
      'one '.repeat(8_000),
      ':'.repeat(30_000),
      'a at b dot '.repeat(3_000),
      'account '.repeat(4_000),
    ]) {
      masked(text, ...MASKED_PII_KINDS);
    }
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof masked(text, ...MASKED_PII_KINDS) === 'string'),
    );
  });
});
