/**
 * Light normalisation of written text before Flite, which itself reads numbers, times, sums of money, ordinals and
 * years: what it would spell out or choke on (punctuation in file names and addresses, symbols, non-ASCII) becomes words.
 */
export function toSpokenText(text: string): string {
  return spellFileNames(toAscii(text))
    .replace(/\bhttps?:\/\/(www\.)?/gi, '')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (address) => sayAddress(address))
    .replace(/\b[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|io|de|uk|eu|example)\b(\/[\w./-]*)?/gi, sayAddress)
    .replace(/\b([ap])\.\s?m\./gi, (_, half: string) => `${half.toUpperCase()} M `)
    .replace(/(\d)\s?([ap])m\b/gi, (_, digit: string, half: string) => `${digit} ${half.toUpperCase()} M`)
    .replace(/\be\.g\./gi, 'for example')
    .replace(/\bi\.e\./gi, 'that is')
    .replace(/\betc\./gi, 'et cetera')
    .replace(/(\d)\s?(kg|mg|km|cm|mm|ml)\b/g, (_, digit: string, unit: string) => `${digit} ${UNITS[unit]}`)
    .replace(/(\d)\s*[-~]\s*(?=\d)/g, (match, digit: string, at: number, all: string) =>
      isPhoneNumber(all, at) ? match : `${digit} to `,
    )
    .replace(/24\/7/g, '24 hours, 7 days a week')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/(\w)\/(?=\w)/g, '$1 or ')
    .replace(/[*_`#|<>[\]{}\\^~"]+/g, ' ')
    .replace(/\s*[()]\s*/g, ', ')
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/,(\s*[,.;:!?])+/g, (marks) => marks.trim().at(-1) ?? ',')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:]+/, '')
    .trim();
}

const UNITS: Record<string, string> = {
  kg: 'kilograms',
  mg: 'milligrams',
  km: 'kilometres',
  cm: 'centimetres',
  mm: 'millimetres',
  ml: 'millilitres',
};

const SYMBOLS: ReadonlyArray<[RegExp, string]> = [
  [/[‘’‚′]/g, "'"],
  [/[“”„«»″]/g, '"'],
  [/\s*[—–]\s*(?=[^\d\s])|\s+[—–]\s+/g, ', '],
  [/[–—‑‐−]/g, '-'],
  [/…/g, '.'],
  [/[•·▪◦]/g, ','],
  [/€\s?(\d[\d.,]*\d|\d)/g, '$1 euros'],
  [/£\s?(\d[\d.,]*\d|\d)/g, '$1 pounds'],
  [/§/g, 'section '],
  [/°\s?C\b/g, ' degrees Celsius'],
  [/°/g, ' degrees'],
  [/½/g, ' and a half'],
  [/×/g, ' times '],
  [/ß/g, 'ss'],
];

function toAscii(text: string): string {
  const replaced = SYMBOLS.reduce((said, [symbol, word]) => said.replace(symbol, word), text);
  // Accents come off; letters without a Latin base are left out, since Flite has no sound for them.
  return replaced
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]+/g, ' ');
}

/** `clinic-handbook_2024.pdf` → `clinic handbook 2024 P D F`. */
function spellFileNames(text: string): string {
  return text.replace(
    /\b([\w-]+(?:\.[\w-]+)*)\.(pdf|docx?|txt|md|csv|xlsx?|pptx?|html?)\b/gi,
    (_, name: string, extension: string) => `${name.replace(/[-_.]+/g, ' ')} ${[...extension.toUpperCase()].join(' ')}`,
  );
}

function sayAddress(address: string): string {
  return address
    .replace(/@/g, ' at ')
    .replace(/\./g, ' dot ')
    .replace(/\/(?=\w)/g, ' slash ')
    .replace(/[/]$/, '')
    .replace(/[-_+]/g, ' ');
}

/** Whether the dash at `at` belongs to something read digit by digit: three or more digits on either side. */
function isPhoneNumber(text: string, at: number): boolean {
  const around = /^[\d)( +-]*/.exec(text.slice(at))?.[0] ?? '';
  const before = /[\d)( +-]*$/.exec(text.slice(0, at))?.[0] ?? '';
  return (before + around).replace(/\D/g, '').length >= 7;
}
