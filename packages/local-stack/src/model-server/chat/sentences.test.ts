import { describe, expect, it } from 'vitest';
import { candidatesOf } from './sentences.ts';

const of = (...texts: string[]) =>
  candidatesOf({ grounded: true, results: texts.map((text) => ({ text, citation: { file_name: 'a.txt' } })) });
const texts = (text: string) => of(text).map((candidate) => candidate.text);

describe('candidatesOf', () => {
  it('joins wrapped lines and does not end a sentence at an abbreviation or at a.m. before a weekday', () => {
    expect(
      texts('We open at 8 a.m. Saturdays and\nholidays. Dr. Young closes at 5 p.m. The pharmacy\nstays open.'),
    ).toEqual(['We open at 8 a.m. Saturdays and holidays.', 'Dr. Young closes at 5 p.m.', 'The pharmacy stays open.']);
  });

  it('keeps a heading with what it heads, and a sentence with the one before', () => {
    const [first, second] = of('Parking\n\nThe first hour is free. It is paid at the gate.');
    expect(first).toMatchObject({ text: 'The first hour is free.', heading: 'Parking', before: '' });
    expect(second).toMatchObject({ heading: 'Parking', before: 'The first hour is free.' });
  });

  it('takes rows and points one by one, without their marks', () => {
    expect(texts('Hours\n\nDay\tOpens\nMonday\tnine\n\n• Bring your card.\n• Bring a list\n  of medicine.')).toEqual([
      'Day, Opens',
      'Monday, nine',
      'Bring your card.',
      'Bring a list of medicine.',
    ]);
  });

  it('takes a sentence of overlapping chunks once', () => {
    expect(of('One is here. Two is there.', 'Two is there. Three is gone.').map(({ text }) => text)).toEqual([
      'One is here.',
      'Two is there.',
      'Three is gone.',
    ]);
  });
});
