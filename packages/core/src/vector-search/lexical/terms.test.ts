import { describe, expect, it } from 'vitest';
import { termsOf } from './terms.ts';

describe('the terms of a text', () => {
  it('are stems in lower case, without accents and without words that say nothing', () => {
    expect(termsOf('When do you OPEN on Saturdays?')).toEqual(['open', 'saturdai']);
    expect(termsOf('Opening the café')).toEqual(['open', 'cafe']);
    expect(termsOf("the children's clinic")).toEqual(termsOf('childrens clinics'));
  });

  it('keep numbers and codes as they are', () => {
    expect(termsOf('Form XK-4711b, § 12.5')).toEqual(['form', 'xk', '4711b', '12', '5']);
  });

  it('of scripts without spaces are pairs of characters', () => {
    expect(termsOf('診療時間は')).toEqual(['診療', '療時', '時間', '間は']);
    expect(termsOf('時間')).toEqual(['時間']);
  });

  it('have no name that could be mistaken for a path or an operator', () => {
    for (const term of termsOf('$where a.b __proto__ constructor {"$ne": null}'))
      expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
  });

  it('leave out what is no word but data', () => {
    expect(termsOf(`${'a1'.repeat(50)} word`)).toEqual(['word']);
  });
});
