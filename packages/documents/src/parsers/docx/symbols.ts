import * as dingbats from 'dingbat-to-unicode';

/** A character of a symbol font as the character that looks like it; nothing where there is none. */
export function symbolOf(font: string | undefined, code: string | undefined): string {
  if (font === undefined || code === undefined) return '';
  // Symbol fonts have their characters in the private area from F000 on (ECMA-376-1, 17.3.3.30).
  const found = dingbats.hex(font, code) ?? (/^F0..$/i.test(code) ? dingbats.hex(font, code.slice(2)) : undefined);
  return found?.string ?? '';
}
