import { describe, expect, it } from 'vitest';
import { splitForSpeech } from './split-for-speech.ts';
import { toSpokenText } from './spoken-text.ts';

describe('toSpokenText', () => {
  it.each([
    [
      'According to clinic-handbook_2024.pdf, page 2: "We open."',
      'According to clinic handbook 2024 P D F, page 2: We open.',
    ],
    ['Open 8 a.m. – 5 p.m. daily', 'Open 8 A M, 5 P M daily'],
    ['from 8am to 5 pm', 'from 8 A M to 5 P M'],
    [
      'Write to info@clinic.example or see https://www.clinic.example/help',
      'Write to info at clinic dot example or see clinic dot example slash help',
    ],
    ['Call 555-0142, 10-12 days', 'Call 555-0142, 10 to 12 days'],
    ['€5 & £3.50', '5 euros and 3.50 pounds'],
    ['**Café** “naïve” — yes/no', 'Cafe naive, yes or no'],
    ['Dose: 20 mg at 37 °C', 'Dose: 20 milligrams at 37 degrees Celsius'],
  ])('says %j as %j', (written, spoken) => {
    expect(toSpokenText(written)).toBe(spoken);
  });

  it('leaves nothing but printable ASCII', () => {
    expect(toSpokenText('診療所 😀 Öffnungszeiten\u0000\n…')).toMatch(/^[\x20-\x7e]*$/);
  });
});

describe('splitForSpeech', () => {
  it('cuts at sentences, keeps titles whole and leaves out pieces without a word', () => {
    expect(splitForSpeech('Dr. Young is in. Come at 8. ... !')).toEqual(['Dr. Young is in.', 'Come at 8. ... !']);
    expect(splitForSpeech('?!')).toEqual([]);
  });

  it('cuts a long sentence without losing a word', () => {
    const long = Array.from({ length: 150 }, (_, index) => `word${index},`).join(' ');
    const pieces = splitForSpeech(long);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(240);
    expect(pieces.join(' ')).toBe(long);
  });
});
