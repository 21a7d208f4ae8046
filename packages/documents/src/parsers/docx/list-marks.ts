import type { ListLevel } from './numbering.ts';

const longestPattern = 40;

/** Gives each item of a list the mark that a reader of the document sees: its number as it is written, or a dash. */
export function createListMarks(): (level: ListLevel) => string {
  const counters = new Map<string, number[]>();
  return ({ key, level, format, pattern, start }) => {
    const indent = '  '.repeat(level);
    if (format === 'bullet' || format === 'none') return `${indent}- `;
    const numbers = counters.get(key) ?? [];
    counters.set(key, numbers);
    const number = (numbers[level] ?? start - 1) + 1;
    numbers.length = level;
    for (let outer = 0; outer < level; outer++) numbers[outer] ??= 1;
    numbers[level] = number;
    const own = written(number, format);
    if (pattern === undefined || !/%\d/.test(pattern) || pattern.length > longestPattern) return `${indent}${own}. `;
    const mark = pattern.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return at === level ? own : String(numbers[at] ?? 1);
    });
    return `${indent}${mark} `;
  };
}

function written(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    default:
      return String(number);
  }
}

/** a … z, aa … zz: Word repeats the letter. */
function letters(number: number): string {
  if (number < 1 || number > 26 * 20) return String(number);
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const romans = 'm 1000 cm 900 d 500 cd 400 c 100 xc 90 l 50 xl 40 x 10 ix 9 v 5 iv 4 i 1'
  .split(/ (?=[a-z])/)
  .map((pair) => pair.split(' ') as [string, string]);

function roman(number: number): string {
  if (number < 1 || number > 3_999) return String(number);
  let rest = number;
  let text = '';
  for (const [digits, value] of romans) {
    for (; rest >= Number(value); rest -= Number(value)) text += digits;
  }
  return text;
}
