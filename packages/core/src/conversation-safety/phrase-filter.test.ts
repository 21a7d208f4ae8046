import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterStream, filterText } from './filter-text.ts';
import { phraseFilter } from './phrase-filter.ts';

const LINE = 'I cannot talk about that.';
const filterOf = (...phrases: string[]) => phraseFilter(phrases, LINE);
const said = (text: string, ...phrases: string[]) => filterText(filterOf(...phrases), text);

async function* piecesOf(text: string, sizes: readonly number[]) {
  let from = 0;
  for (let turn = 0; from < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield text.slice(from, from + size);
    from += size;
  }
}

async function joined(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of stream) text += piece;
  return text;
}

describe('blocked phrases', () => {
  it('give way to the refusal line, and the rest of the turn is dropped', () => {
    expect(said('You should buy Acme Gold today. It is great.', 'acme gold')).toBe(`You should buy ${LINE}`);
    expect(said('Acme Gold!', 'acme gold')).toBe(LINE);
  });

  it.each([
    ['another case', 'ACME gOLD'],
    ['other spacing', 'acme \n\t gold'],
    ['no spacing', 'AcmeGold'],
    ['spaced letters', 'a c m e  g o l d'],
    ['punctuation inside', 'A.c.m.e--g*o*l*d'],
    ['accents', 'àcmé göld'],
    ['decomposed accents', 'a\u0301cme go\u0308ld'],
    ['full width', 'Ａｃｍｅ Ｇｏｌｄ'],
    ['mathematical letters', '𝐀𝐜𝐦𝐞 𝕘𝕠𝕝𝕕'],
    ['Cyrillic look-alikes', 'Асме Gоld'],
    ['Greek look-alikes', 'Αcmε Gοld'],
    ['invisible characters', 'Ac\u200bme Go\u00adld\u2060'],
    ['a variation selector', 'Acme\ufe0f Gold'],
  ])('are found with %s', (_how, text) => {
    expect(said(`Try ${text}, please.`, 'Acme Gold')).toBe(`Try ${LINE}`);
  });

  it('are whole words', () => {
    for (const text of ['A classic.', 'He passes.', 'as soon as possible', 'Embassy', 'brass band']) {
      expect(said(text, 'ass')).toBe(text);
    }
    expect(said('You ass.', 'ass')).toBe(`You ${LINE}`);
    expect(said('you ass', 'ass')).toBe(`you ${LINE}`);
  });

  it('are found in scripts without spaces between words, and as pictographs', () => {
    expect(said('这是坏话吗', '坏话')).toBe(`这是 ${LINE}`);
    expect(said('それは秘密です', '秘密')).toBe(`それは ${LINE}`);
    expect(said('ok🖕ok', '🖕')).toBe(`ok ${LINE}`);
  });

  it('are found where they begin inside one that did not go on', () => {
    expect(said('a a b', 'a b', 'a a a')).toBe(`a ${LINE}`);
    expect(said('one two one two three', 'one two three')).toBe(`one two ${LINE}`);
  });

  it('that have nothing to compare block nothing', () => {
    expect(filterOf('...', ' ')).toBeNull();
    expect(filterOf()).toBeNull();
  });

  it('let everything else pass unchanged, whatever it is cut into', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        async (text, sizes) => {
          const words = filterOf('zyzzyva quux', 'heliotrope 77');
          expect(await joined(filterStream(words, piecesOf(text, sizes)))).toBe(text);
        },
      ),
    );
  });

  it('never pass, wherever they stand and however the turn and they are cut, spaced and cased', async () => {
    const noise = fc.constantFrom('', ' ', '.', ' - ', '\u200b', '\u0301', '\n');
    const around = fc.string({ maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        around,
        around,
        fc.array(noise, { minLength: 14, maxLength: 14 }),
        fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (before, after, gaps, capitals, sizes) => {
          const spelled = [...'heliotrope77zz']
            .map((letter, index) => `${capitals[index] ? letter.toUpperCase() : letter}${gaps[index] ?? ''}`)
            .join('');
          const text = `${before} ${spelled} ${after}`;
          const out = await joined(filterStream(filterOf('heliotrope 77 zz'), piecesOf(text, sizes)));
          expect(out.endsWith(LINE)).toBe(true);
          expect(out.length).toBeLessThanOrEqual(before.length + 1 + LINE.length + 1);
        },
      ),
    );
  });

  it('keep nothing back that can be no part of one, and end the source when they are found', async () => {
    const filter = filterOf('red wine')?.();
    expect(filter?.push('We have rice, ')).toEqual({ text: 'We have rice, ', is_refused: false });
    expect(filter?.push('re')).toEqual({ text: '', is_refused: false });
    expect(filter?.push('ally')).toEqual({ text: 'really', is_refused: false });
    let ended = false;
    async function* source() {
      try {
        yield 'Red ';
        yield 'wine. ';
        yield 'And more.';
      } finally {
        ended = true;
      }
    }
    expect(await joined(filterStream(filterOf('red wine'), source()))).toBe(LINE);
    expect(ended).toBe(true);
  });
});
