/**
 * Letters that look like a Latin one, by what stands for it. Only letters whose capitals or small forms are drawn
 * alike (Unicode Technical Standard #39, confusables, as far as Cyrillic and Greek go); what NFKD resolves (full-width,
 * mathematical, circled, accented letters) needs no line here.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'вβ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еεє',
    g: 'ɡ',
    h: 'нһ',
    i: 'іιӏ',
    j: 'ј',
    k: 'кκ',
    m: 'мμ',
    n: 'ո',
    o: 'оο',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    u: 'υս',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уү',
    z: 'ζ',
  }).flatMap(([latin, forms]) => [...forms].map((form) => [form, latin])),
);

/** Pictographs, and scripts that are written without spaces or glue endings to a word: no gap tells where it ends. */
const WITHOUT_GAPS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Hang}\p{Extended_Pictographic}]/u;
const UNIT = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u;
/** Invisible, or written over another letter, or inside a word: ends no word. */
const TRANSPARENT = /[\p{Cf}\p{sc=Zinh}'’ʼ`´]/u;

/** One character of a text as it is compared. */
export interface FoldedCharacter {
  /** What is compared, one letter, digit or pictograph each; none for what only stands between words, or nowhere. */
  readonly units: readonly string[];
  /** Whether it is seen as a gap between words. */
  readonly is_gap: boolean;
  /** Whether a word may begin and end at it without a gap. */
  readonly is_word_by_itself: boolean;
}

/**
 * A character (one code point) as it is compared: without case, accents and compatibility forms; letters that look
 * like Latin ones are those.
 */
export function foldCharacter(character: string): FoldedCharacter {
  return ASCII[character.codePointAt(0) ?? 0] ?? fold(character);
}

function fold(character: string): FoldedCharacter {
  const units = partsOf(character)
    .flatMap((part) => partsOf(part.toUpperCase().toLowerCase()))
    .map((part) => LOOK_ALIKES[part] ?? part);
  return {
    units,
    is_gap: units.length === 0 && !TRANSPARENT.test(character),
    is_word_by_itself: WITHOUT_GAPS.test(character),
  };
}

const partsOf = (text: string) =>
  [...text.normalize('NFKD')].filter((part) => UNIT.test(part) && !TRANSPARENT.test(part));

/** Most of what is said in most languages. */
const ASCII = Array.from({ length: 128 }, (_, code) => fold(String.fromCodePoint(code)));

/** A phrase as it is compared; empty where it has no letter, digit or pictograph. */
export function foldPhrase(phrase: string): string[] {
  return [...phrase].flatMap((character) => foldCharacter(character).units);
}
